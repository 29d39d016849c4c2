/** The toolbox, and texts that are adapted block by block: what a module or a tool says stands in one table for both. */
const inNetwork = 'network_id text not null references network';
const ofCity = 'foreign key (network_id, city_id) references city';
const ofTool = 'foreign key (network_id, tool_id) references tool';

const textColumns = `kind text not null check (kind in ('module', 'tool')), of_id text not null, lang text not null, version integer not null,
	is_source integer not null check (is_source in (0, 1)), title text not null, aim text not null, blocks_json text not null, editions_json text not null,
	changed_at text not null, person_id text`;
const sheetColumns = `id text not null, tool_id text not null, city_id text not null, title text not null, lang text not null, values_json text not null,
	shared integer not null check (shared in (0, 1)), channel text not null, form_key text not null, person_id text not null, at text not null, version integer not null`;

export const toolbox: readonly string[] = [
	`create table text (${inNetwork}, ${textColumns}, primary key (network_id, kind, of_id, lang))`,
	`create table text_version (${inNetwork}, ${textColumns}, primary key (network_id, kind, of_id, lang, version))`,
	// Nobody could edit a text before, so every block is in its first edition.
	`insert into text select network_id, 'module', module_id, lang, version, case when translates is null then 1 else 0 end, title, objective, blocks_json, '{}',
		changed_at, person_id from module_text`,
	`drop table module_text`,
	`alter table module add column version integer not null default 1`,
	`create table local_example (network_id text not null, id text not null, module_id text not null, city_id text not null, words text not null, lang text not null,
		person_id text not null, at text not null, withdrawn_at text, version integer not null, primary key (network_id, id),
		foreign key (network_id, module_id) references module, ${ofCity})`,
	`create index local_example_by_module on local_example (network_id, module_id)`,

	`create table tool (${inNetwork}, id text not null, steps_json text not null, minutes integer not null, plan_json text not null, canvas_json text not null,
		position integer not null, state text not null check (state in ('offered', 'retired')), version integer not null, primary key (network_id, id))`,
	`create table sheet (network_id text not null, ${sheetColumns}, primary key (network_id, id), ${ofCity}, ${ofTool})`,
	`create index sheet_by_city on sheet (network_id, city_id, tool_id)`,
	`create index sheet_by_tool on sheet (network_id, tool_id, shared)`,
	`create table sheet_version (network_id text not null, ${sheetColumns}, primary key (network_id, id, version), foreign key (network_id, id) references sheet)`,
	`create table trial (network_id text not null, tool_id text not null, city_id text not null, tried_on text not null, words text not null, lang text not null,
		shared integer not null check (shared in (0, 1)), form_key text not null, person_id text not null, at text not null, version integer not null,
		primary key (network_id, tool_id, city_id), ${ofCity}, ${ofTool})`,
];
