/**
 * The first schema. The network id leads every key and foreign key, so that a row of another network cannot be
 * reached by a forgotten condition, and so that PostgreSQL can be sharded by network.
 */
const inNetwork = 'network_id text not null references network';
const ofCity = 'foreign key (network_id, city_id) references city';
const ofQuarter = 'foreign key (network_id, quarter_id) references quarter';
const ofTopic = 'foreign key (network_id, topic_id) references topic';
const ofQuestion = 'foreign key (network_id, question_id) references question';

export const firstQuarter: readonly string[] = [
	`create table network (id text not null primary key, name text not null, languages_json text not null, zone text not null,
		first_quarter text not null, last_quarter text not null, is_example integer not null check (is_example in (0, 1)),
		created_at text not null, version integer not null)`,
	`create table record (${inNetwork}, person_id text not null, key text not null, digest text not null, kind text not null, subject text, why text,
		at text not null, said_json text not null, outcome_json text not null, primary key (network_id, person_id, key, digest))`,
	`create index record_by_subject on record (network_id, subject, at)`,
	`create table job (${inNetwork}, id text not null, kind text not null, unique_key text not null, due_at text not null, payload_json text not null,
		leased_until text, attempts integer not null, done_at text, failure text, primary key (network_id, id), unique (network_id, kind, unique_key))`,
	`create index job_due on job (done_at, due_at)`,
	`create table mail (${inNetwork}, id text not null, person_id text, address text not null, lang text not null, subject text not null, text text not null,
		made_at text not null, sent_at text, failure text, primary key (network_id, id))`,

	`create table city (${inNetwork}, id text not null, names_json text not null, country text not null, currency text not null, zone text not null,
		weekend_json text not null, languages_json text not null, facts_json text not null, shares_levels integer not null check (shares_levels in (0, 1)),
		status text not null check (status in ('selected', 'active', 'quiet', 'returning', 'withdrawn')), status_reason text not null, expected_return text,
		version integer not null, primary key (network_id, id))`,
	`create table person (${inNetwork}, id text not null, name text not null, address text, lang text not null, version integer not null,
		primary key (network_id, id), unique (network_id, address))`,
	`create index person_by_address on person (address)`,
	`create table city_status (network_id text not null, id text not null, city_id text not null,
		status text not null check (status in ('selected', 'active', 'quiet', 'returning', 'withdrawn')), reason text not null, expected_return text,
		at text not null, person_id text not null, primary key (network_id, id), ${ofCity})`,
	`create index city_status_by_city on city_status (network_id, city_id, at)`,
	`create table city_theme (network_id text not null, id text not null, city_id text not null, from_day text not null, label_json text not null,
		problem_json text not null, reason text not null, primary key (network_id, id), ${ofCity})`,
	`create table membership (network_id text not null, id text not null, person_id text not null,
		role text not null check (role in ('secretariat', 'leadExpert', 'coordinator', 'member', 'expert', 'funder')), city_id text, sector text,
		from_day text not null, until_day text, primary key (network_id, id), foreign key (network_id, person_id) references person, ${ofCity},
		check ((city_id is not null) = (role in ('coordinator', 'member'))))`,
	`create index membership_by_person on membership (network_id, person_id)`,
	`create index membership_by_city on membership (network_id, city_id)`,
	`create table invitation (${inNetwork}, id text not null, token_hash text not null unique, name text not null, address text not null, lang text not null,
		role text not null, city_id text, sector text, person_id text, invited_by text not null, made_at text not null, expires_at text not null, used_at text,
		withdrawn_at text, primary key (network_id, id), ${ofCity})`,
	`create table sign_in (id text not null primary key, address text not null, token_hash text not null unique, code_hash text not null,
		waiting_hash text not null, made_at text not null, expires_at text not null, tries integer not null, used_at text, network_id text, person_id text)`,
	`create index sign_in_waiting on sign_in (waiting_hash)`,
	`create table session (token_hash text not null primary key, network_id text not null, person_id text not null, made_at text not null,
		expires_at text not null, foreign key (network_id, person_id) references person)`,
	`create index session_by_person on session (network_id, person_id)`,
	`create table rate (bucket text not null, window_start text not null, count integer not null, primary key (bucket, window_start))`,

	`create table dimension (${inNetwork}, id text not null, side text not null check (side in ('authority', 'territory')), position integer not null,
		names_json text not null, primary key (network_id, id))`,
	`create table question (${inNetwork}, id text not null, position integer not null, side text not null check (side in ('authority', 'territory')),
		dimension text not null, area text not null, text_json text not null, help_json text not null, levels_json text not null,
		state text not null check (state in ('asked', 'retired')), version integer not null, primary key (network_id, id),
		foreign key (network_id, dimension) references dimension)`,
	`create table study (network_id text not null, city_id text not null, round text not null check (round in ('draft', 'cityFeedback', 'peerReview', 'final')),
		version integer not null, opened_at text not null, primary key (network_id, city_id), ${ofCity})`,
	`create table study_event (network_id text not null, id text not null, city_id text not null, round text not null, kind text not null, words text not null,
		person_id text not null, at text not null, primary key (network_id, id), ${ofCity})`,
	`create index study_event_by_city on study_event (network_id, city_id, at)`,
	`create table answer (network_id text not null, city_id text not null, question_id text not null, person_id text not null,
		level integer check (level between 1 and 5), evidence text not null, source text not null, confidence text not null, lang text not null,
		channel text not null, entered_by text not null, at text not null, version integer not null,
		primary key (network_id, city_id, question_id, person_id), ${ofCity}, ${ofQuestion}, foreign key (network_id, person_id) references person)`,
	`create table settled_level (network_id text not null, city_id text not null, question_id text not null, level integer not null check (level between 1 and 5),
		lowest integer, highest integer, dissent text not null, lang text not null, person_id text not null, at text not null, version integer not null,
		primary key (network_id, city_id, question_id), ${ofCity}, ${ofQuestion})`,
	`create table target_level (network_id text not null, city_id text not null, area text not null, level integer not null check (level between 1 and 5),
		version integer not null, primary key (network_id, city_id, area), ${ofCity})`,
	`create table offer (network_id text not null, city_id text not null, area text not null, kind text not null check (kind in ('teach', 'learn')),
		words text not null, lang text not null, person_id text not null, at text not null, withdrawn_at text, version integer not null,
		primary key (network_id, city_id, area, kind), ${ofCity})`,

	`create table module (${inNetwork}, id text not null, area text not null, kind text not null, minutes integer not null, after_json text not null,
		plan_json text not null, tools_json text not null, position integer not null, state text not null check (state in ('offered', 'retired')),
		primary key (network_id, id))`,
	`create table module_text (network_id text not null, module_id text not null, lang text not null, version integer not null, translates integer,
		title text not null, objective text not null, blocks_json text not null, changed_at text not null, person_id text,
		primary key (network_id, module_id, lang), foreign key (network_id, module_id) references module)`,

	`create table topic (${inNetwork}, id text not null, area text not null, kind text not null check (kind in ('core', 'longlist')), names_json text not null,
		objective_json text not null, lang text not null, state text not null check (state in ('listed', 'done', 'retired')), state_reason text not null,
		module_id text, slots integer not null check (slots >= 1), listed_on text not null, version integer not null, primary key (network_id, id))`,
	`create table topic_after (network_id text not null, topic_id text not null, after_id text not null, primary key (network_id, topic_id, after_id),
		${ofTopic}, foreign key (network_id, after_id) references topic)`,
	`create table need (network_id text not null, id text not null, city_id text not null, words text not null, lang text not null, told_by text not null,
		channel text not null, person_id text, noted_by text not null, at text not null, state text not null check (state in ('open', 'planned', 'met', 'set aside')),
		state_reason text not null, version integer not null, primary key (network_id, id), ${ofCity})`,
	`create index need_by_city on need (network_id, city_id, at)`,
	`create index need_by_time on need (network_id, at, id)`,
	`create table need_topic (network_id text not null, need_id text not null, topic_id text not null, primary key (network_id, need_id, topic_id),
		foreign key (network_id, need_id) references need, ${ofTopic})`,
	`create index need_topic_by_topic on need_topic (network_id, topic_id)`,

	`create table quarter (${inNetwork}, id text not null, number integer not null, state text not null check (state in ('planned', 'gathering', 'reviewing', 'chosen', 'closed')),
		starts_on text not null, ends_on text not null, steps_json text not null, grades_close_on text not null, slots integer not null check (slots between 1 and 5),
		message text not null, lang text not null, version integer not null, primary key (network_id, id), unique (network_id, number))`,
	`create table step_move (network_id text not null, id text not null, quarter_id text not null, step text not null, starts_before text not null,
		starts_after text not null, why text not null, person_id text not null, at text not null, primary key (network_id, id), ${ofQuarter})`,
	`create table mark (network_id text not null, quarter_id text not null, city_id text not null, step text not null,
		state text not null check (state in ('done', 'notDone', 'notTaken')), channel text not null, words text not null, people integer, person_id text not null,
		at text not null, version integer not null, primary key (network_id, quarter_id, city_id, step), ${ofQuarter}, ${ofCity})`,
	`create table grade (network_id text not null, quarter_id text not null, city_id text not null, topic_id text not null,
		grade integer not null check (grade between 0 and 3), floor integer not null check (floor between 0 and 3), channel text not null,
		person_id text not null, at text not null, version integer not null, primary key (network_id, quarter_id, city_id, topic_id), ${ofQuarter}, ${ofCity}, ${ofTopic})`,
	`create table ledger (network_id text not null, quarter_id text not null, record_json text not null, why text, person_id text not null, at text not null,
		primary key (network_id, quarter_id), ${ofQuarter})`,
	`create table quarter_topic (network_id text not null, quarter_id text not null, slot integer not null, topic_id text not null,
		chosen_by text not null check (chosen_by in ('ledger', 'override', 'forced')), primary key (network_id, quarter_id, slot), ${ofQuarter}, ${ofTopic})`,

	`create table guide_swap (network_id text not null, quarter_id text not null, city_id text not null, item text not null,
		variant text not null check (variant in ('catch-up', 'core', 'stretch')), person_id text not null, at text not null, version integer not null,
		primary key (network_id, quarter_id, city_id, item), ${ofQuarter}, ${ofCity})`,
];

/**
 * The second wall, where there is row level security: forced, so that it binds the tables' owner too. Without a network
 * named (migrations, jobs, finding out who signs in) every row is open; behind `behindWall` only those of that network.
 */
export const firstWall: readonly string[] = firstQuarter
	.flatMap((statement) => {
		const [, table, columns = ''] = /^create table (\w+) \((.*)/s.exec(statement) ?? [];
		if (!table) return [];
		const column = table === 'network' ? 'id' : columns.includes('network_id text not null') ? 'network_id' : null;
		if (!column) return [];
		const open = `coalesce(current_setting('caravan.network', true), '') in ('', ${column})`;
		return [`alter table ${table} enable row level security`, `alter table ${table} force row level security`, `create policy network_wall on ${table} using (${open}) with check (${open})`];
	});
