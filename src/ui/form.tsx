/** The parts of every form: what was typed comes back, each problem stands at its field and in a list above. */
import { isValidElement, toChildArray, type ComponentChildren } from 'preact';
import type { FieldProblem, Typed } from '#forms/read.ts';
import { words } from '#forms/words.ts';
import { translator, type Lang, type Translate } from '#i18n/translator.ts';

/** What a form shows when it is drawn again: the fields refused, or nothing yet. */
export interface Answered {
	lang: Lang;
	typed?: Typed | undefined;
	fields?: readonly FieldProblem[] | undefined;
	/** Words of the concept's own problems, beside those any field can have. */
	explain?: ((problem: string) => string | undefined) | undefined;
}

/** What came back: a bad form with its fields, or a form that was refused for another reason and keeps what was typed. */
export interface CameBack {
	typed: Typed;
	fields?: readonly FieldProblem[] | undefined;
}

export function answeredWith(lang: Lang, back: CameBack | null | undefined, explain?: Answered['explain']): Answered {
	return { lang, typed: back?.typed, fields: back?.fields, explain };
}

/**
 * A form with its key and version; `draft` lets the page's script keep what is typed on the phone, under that name,
 * which must tell apart two forms on one page.
 */
export function Form({ action, keyValue, version, draft, answered, class: className, children }: {
	action?: string; keyValue: string; version?: number; draft?: string; answered?: Answered | undefined; class?: string; children: ComponentChildren;
}) {
	return (
		<form method="post" action={action} class={className} data-draft={draft} data-answered={answered?.typed ? '' : undefined}>
			<input type="hidden" name="key" value={keyValue} />
			{version !== undefined && <input type="hidden" name="version" value={version} />}
			{answered?.fields && answered.fields.length > 0 && <Problems answered={answered} labels={labelsIn(children)} />}
			{children}
		</form>
	);
}

function Problems({ answered, labels }: { answered: Answered; labels: ReadonlyMap<string, ComponentChildren> }) {
	const t = translator(words, answered.lang);
	return (
		<div role="alert" class="alarm" tabIndex={-1}>
			<b>{t('badForm')}</b>
			<ul>{answered.fields?.map((at) => <li key={at.field}><a href={`#${at.field}`}>{labels.has(at.field) && <>{labels.get(at.field)} · </>}{explainProblem(answered, at)}</a></li>)}</ul>
		</div>
	);
}

/** What the fields of a form are called, by name, so that a list of problems says where each is; fields a component of its own draws are not seen. */
function labelsIn(children: ComponentChildren): Map<string, ComponentChildren> {
	return new Map(toChildArray(children).flatMap((child): [string, ComponentChildren][] => {
		if (!isValidElement(child)) return [];
		const { name, label, children: inside }: { name?: string; label?: ComponentChildren; children?: ComponentChildren } = child.props;
		return name && label ? [[name, label]] : [...labelsIn(inside)];
	}));
}

/** The sentence of a problem, from the concept's own words or from those of any field. */
export function explainProblem({ lang, explain }: Pick<Answered, 'lang' | 'explain'>, { problem, limit }: Omit<FieldProblem, 'field'>): string {
	const own = explain?.(problem);
	if (own) return own;
	const t = translator(words, lang) as Translate<string>;
	return t(problem in words.en ? problem : 'damaged', limit === undefined ? {} : { limit });
}

interface FieldProps {
	name: string;
	label: ComponentChildren;
	help?: ComponentChildren;
	answered: Answered;
	/** What stands now, shown until something was typed. */
	value?: string | number | null | undefined;
	optional?: boolean;
}

function Field({ name, label, help, answered, children }: Omit<FieldProps, 'value'> & { children: ComponentChildren }) {
	const problem = answered.fields?.find((at) => at.field === name);
	return (
		<div class="field">
			<label for={name}>{label}</label>
			{help && <p class="soft small" id={`${name}-help`}>{help}</p>}
			{problem && <p class="problem" id={`${name}-problem`}>{explainProblem(answered, problem)}</p>}
			{children}
		</div>
	);
}

function attributes({ name, answered, value, help, optional }: FieldProps) {
	const problem = answered.fields?.some((at) => at.field === name);
	const described = [help && `${name}-help`, problem && `${name}-problem`].filter(Boolean).join(' ');
	return {
		id: name,
		name,
		value: answered.typed?.[name]?.[0] ?? value ?? '',
		required: !optional,
		'aria-invalid': problem ? ('true' as const) : undefined,
		'aria-describedby': described || undefined,
	};
}

export function TextField({ type = 'text', list, max, mode, autocomplete, ...props }: FieldProps & { type?: 'text' | 'email' | 'date' | 'number' | 'tel'; list?: string; max?: number; mode?: 'numeric'; autocomplete?: string }) {
	return <Field {...props}><input type={type} list={list} maxLength={max} inputMode={mode} autocomplete={autocomplete} dir={type === 'text' ? 'auto' : undefined} {...attributes(props)} /></Field>;
}

export function TextArea({ rows = 3, max, ...props }: FieldProps & { rows?: number; max?: number }) {
	return <Field {...props}><textarea rows={rows} maxLength={max} dir="auto" {...attributes(props)} /></Field>;
}

export function Select({ options, ...props }: FieldProps & { options: readonly { value: string; label: string }[] }) {
	const { value, ...rest } = attributes(props);
	return (
		<Field {...props}>
			<select {...rest}>
				{(props.optional || value === '') && <option value="" />}
				{options.map((option) => <option key={option.value} value={option.value} selected={option.value === String(value)}>{option.label}</option>)}
			</select>
		</Field>
	);
}

/** One of several answers, each a whole line to press; `many` lets several be chosen. */
export function Choices({ options, many, chosen, ...props }: Omit<FieldProps, 'value'> & { many?: boolean; chosen?: readonly string[]; options: readonly { value: string; label: ComponentChildren; note?: ComponentChildren }[] }) {
	const { name, label, help, answered } = props;
	const problem = answered.fields?.find((at) => at.field === name);
	const now = answered.typed ? (answered.typed[name] ?? []) : (chosen ?? []);
	return (
		<fieldset class="choices" id={name} aria-describedby={problem ? `${name}-problem` : undefined}>
			<legend>{label}</legend>
			{help && <p class="soft small">{help}</p>}
			{problem && <p class="problem" id={`${name}-problem`}>{explainProblem(answered, problem)}</p>}
			{options.map((option) => (
				<label key={option.value}>
					<input type={many ? 'checkbox' : 'radio'} name={name} value={option.value} checked={now.includes(option.value)} />
					<span>{option.label}{option.note && <span class="soft small"> {option.note}</span>}</span>
				</label>
			))}
		</fieldset>
	);
}

export function Submit({ quiet, name, value, children }: { quiet?: boolean; name?: string; value?: string; children: ComponentChildren }) {
	return <button class={quiet ? 'do quiet' : 'do'} name={name} value={value}>{children}</button>;
}

/** Somebody saved another text meanwhile: both are shown, and a person chooses by sending again or not. */
export function Conflict({ lang, texts }: { lang: Lang; texts: readonly { label: string; theirs: string; yours: string }[] }) {
	const t = translator(words, lang);
	return (
		<div role="alert" class="alarm">
			<b>{t('editedMeanwhile')}</b>
			{texts.filter(({ theirs, yours }) => theirs !== yours).map(({ label, theirs, yours }) => (
				<dl key={label}>
					<dt>{label} · {t('theirs')}</dt><dd><blockquote dir="auto">{theirs}</blockquote></dd>
					<dt>{label} · {t('yours')}</dt><dd><blockquote dir="auto">{yours}</blockquote></dd>
				</dl>
			))}
			<p>{t('chooseText')}</p>
		</div>
	);
}

/** A refusal that is not a field's: one sentence above the form. */
export function Refused({ children }: { children: ComponentChildren }) {
	return <div role="alert" class="alarm"><b>{children}</b></div>;
}

/** It worked: one quiet sentence. */
export function Done({ children }: { children: ComponentChildren }) {
	return <p role="status" class="done">{children}</p>;
}
