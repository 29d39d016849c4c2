import { logTo } from '#platform/log.server.ts';
import { open } from './open.server.ts';
import { readSettings } from './settings.ts';

const reading = readSettings({ DATA_DIR: './data/dev', ...process.env });
if (!reading.ok) throw new Error(reading.sentences.join('\n'));
const clock = () => new Date();
const site = await open(reading.settings, logTo(console.log, clock), clock);
if (!site) throw new Error('Another Caravan already uses the data folder.');
export const { app, close } = site;
