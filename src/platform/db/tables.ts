/**
 * Every table of Caravan, in one place. Only text, integer and double precision: what both engines agree on.
 * A `_json` column holds JSON text; days are `2027-02-01`, instants end in `Z`; yes/no is 1/0.
 */
export interface Tables {
	// platform
	migration: { id: string; at: string };
	record: {
		network_id: string; person_id: string; key: string; digest: string;
		kind: string; subject: string | null; why: string | null; at: string; said_json: string; outcome_json: string;
	};
	job: {
		network_id: string; id: string; kind: string; unique_key: string; due_at: string; payload_json: string;
		leased_until: string | null; attempts: number; done_at: string | null; failure: string | null;
	};
	mail: {
		network_id: string; id: string; person_id: string | null; address: string; lang: string; subject: string; text: string;
		made_at: string; sent_at: string | null; failure: string | null;
	};

	// network
	network: {
		id: string; name: string; languages_json: string; zone: string; first_quarter: string; last_quarter: string;
		is_example: number; created_at: string; version: number;
	};
	city: {
		network_id: string; id: string; names_json: string; country: string; currency: string; zone: string; weekend_json: string;
		languages_json: string; facts_json: string; shares_levels: number; status: string; status_reason: string; expected_return: string | null; version: number;
	};
	city_status: {
		network_id: string; id: string; city_id: string; status: string; reason: string; expected_return: string | null;
		at: string; person_id: string;
	};
	city_theme: { network_id: string; id: string; city_id: string; from_day: string; label_json: string; problem_json: string; reason: string };
	person: { network_id: string; id: string; name: string; address: string | null; lang: string; version: number };
	membership: {
		network_id: string; id: string; person_id: string; role: string; city_id: string | null; sector: string | null;
		from_day: string; until_day: string | null;
	};
	invitation: {
		network_id: string; id: string; token_hash: string; name: string; address: string; lang: string; role: string; city_id: string | null;
		sector: string | null; person_id: string | null; invited_by: string; made_at: string; expires_at: string; used_at: string | null; withdrawn_at: string | null;
	};
	sign_in: {
		id: string; address: string; token_hash: string; code_hash: string; waiting_hash: string; made_at: string; expires_at: string;
		tries: number; used_at: string | null; network_id: string | null; person_id: string | null;
	};
	session: { token_hash: string; network_id: string; person_id: string; made_at: string; expires_at: string };
	rate: { bucket: string; window_start: string; count: number };

	// baseline
	question: {
		network_id: string; id: string; position: number; side: string; dimension: string; area: string;
		text_json: string; help_json: string; levels_json: string; state: string; version: number;
	};
	dimension: { network_id: string; id: string; side: string; position: number; names_json: string };
	study: { network_id: string; city_id: string; round: string; version: number; opened_at: string };
	study_event: { network_id: string; id: string; city_id: string; round: string; kind: string; words: string; person_id: string; at: string };
	answer: {
		network_id: string; city_id: string; question_id: string; person_id: string; level: number | null; evidence: string; source: string;
		confidence: string; lang: string; channel: string; entered_by: string; at: string; version: number;
	};
	settled_level: {
		network_id: string; city_id: string; question_id: string; level: number; lowest: number | null; highest: number | null;
		dissent: string; lang: string; person_id: string; at: string; version: number;
	};
	target_level: { network_id: string; city_id: string; area: string; level: number; version: number };
	offer: {
		network_id: string; city_id: string; area: string; kind: string; words: string; lang: string; person_id: string; at: string;
		withdrawn_at: string | null; version: number;
	};

	// text
	text: TextRow;
	/** What a text was before it was saved again. */
	text_version: TextRow;

	// tools
	tool: {
		network_id: string; id: string; steps_json: string; minutes: number; plan_json: string; canvas_json: string; position: number; state: string;
		version: number;
	};
	sheet: SheetRow;
	/** What a sheet was before it was saved again. */
	sheet_version: SheetRow;
	trial: {
		network_id: string; tool_id: string; city_id: string; tried_on: string; words: string; lang: string; shared: number; form_key: string; person_id: string;
		at: string; version: number;
	};

	// curriculum
	module: {
		network_id: string; id: string; area: string; kind: string; minutes: number; after_json: string; plan_json: string; tools_json: string;
		position: number; state: string; version: number;
	};
	local_example: {
		network_id: string; id: string; module_id: string; city_id: string; words: string; lang: string; person_id: string; at: string;
		withdrawn_at: string | null; version: number;
	};

	// backlog
	topic: {
		network_id: string; id: string; area: string; kind: string; names_json: string; objective_json: string; lang: string; state: string;
		state_reason: string; module_id: string | null; slots: number; listed_on: string; version: number;
	};
	topic_after: { network_id: string; topic_id: string; after_id: string };
	need: {
		network_id: string; id: string; city_id: string; words: string; lang: string; told_by: string; channel: string; person_id: string | null;
		noted_by: string; at: string; state: string; state_reason: string; version: number;
	};
	need_topic: { network_id: string; need_id: string; topic_id: string };

	// quarter
	quarter: {
		network_id: string; id: string; number: number; state: string; starts_on: string; ends_on: string; steps_json: string; grades_close_on: string;
		slots: number; message: string; lang: string; version: number;
	};
	step_move: {
		network_id: string; id: string; quarter_id: string; step: string; starts_before: string; starts_after: string; why: string;
		person_id: string; at: string;
	};
	mark: {
		network_id: string; quarter_id: string; city_id: string; step: string; state: string; channel: string; words: string; people: number | null;
		person_id: string; at: string; version: number;
	};
	grade: {
		network_id: string; quarter_id: string; city_id: string; topic_id: string; grade: number; floor: number; channel: string;
		person_id: string; at: string; version: number;
	};
	/** The published ledger of a quarter: everything needed to add it up again. */
	ledger: { network_id: string; quarter_id: string; record_json: string; why: string | null; person_id: string; at: string };
	quarter_topic: { network_id: string; quarter_id: string; slot: number; topic_id: string; chosen_by: string };

	// guide
	guide_swap: {
		network_id: string; quarter_id: string; city_id: string; item: string; variant: string; person_id: string; at: string; version: number;
	};
}

interface TextRow {
	network_id: string; kind: string; of_id: string; lang: string; version: number; is_source: number; title: string; aim: string;
	blocks_json: string; editions_json: string; changed_at: string; person_id: string | null;
}

interface SheetRow {
	network_id: string; id: string; tool_id: string; city_id: string; title: string; lang: string; values_json: string; shared: number;
	channel: string; form_key: string; person_id: string; at: string; version: number;
}
