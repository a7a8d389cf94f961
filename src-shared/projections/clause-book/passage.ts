/**
 * What the book of clauses holds: a page for each passage that can be cited, and one for each term. It
 * knows nothing of how they are gathered, and nothing of a run.
 */
import type { ProfileName } from '../../protocol/setup/run-setup.ts';

/** A sentence of a lesson that cites a passage or marks a term. */
export interface Mention {
  readonly lesson: string;
  readonly number: number;
  readonly title: string;
  /** Of the lesson: its beats from one on, and after the last one its end. */
  readonly page: number;
  /** What the page is called. */
  readonly beat: string;
  /** As it was written, with its marks. */
  readonly sentence: string;
}

/** What one lesson cites, and which terms it marks, each as often as it does. */
export interface LessonMentions {
  readonly id: string;
  readonly cites: readonly (readonly [passage: string, mention: Mention])[];
  readonly marks: readonly (readonly [term: string, mention: Mention])[];
}

/** A rule table that holds a rule, and the profiles that have it there. */
export interface RulePlace {
  readonly table: string;
  readonly profiles: readonly ProfileName[];
}

export interface BookRule {
  readonly name: string;
  readonly teaching: string;
  readonly places: readonly RulePlace[];
}

/** A parameter, member or header whose card cites the passage. */
export interface BookParameter {
  readonly name: string;
  readonly means: string;
}

/** A section asks for nothing that a rule could check; an issue is public, and told by its own page. */
export type PassageKind = 'clause' | 'section' | 'issue';

export interface Passage {
  readonly kind: PassageKind;
  readonly id: string;
  /** The specification, or the project whose issue it is. */
  readonly document: string;
  /** «7.1», or «#166». */
  readonly section: string;
  readonly title: string;
  /** «CIBA Core 1.0 §7.1» */
  readonly label: string;
  /** In our own words. */
  readonly says: string;
  readonly url: string;
  readonly rules: readonly BookRule[];
  readonly parameters: readonly BookParameter[];
  readonly mentions: readonly Mention[];
  /** Of the glossary, those that stand in what it says and in the sentences of its rules. */
  readonly terms: readonly string[];
}

export interface TermPage {
  readonly term: string;
  readonly meaning: string;
  /** The passages whose words it stands in. */
  readonly passages: readonly string[];
  readonly mentions: readonly Mention[];
}

export interface ClauseBook {
  readonly passages: readonly Passage[];
  readonly terms: readonly TermPage[];
}
