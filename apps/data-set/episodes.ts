/** What happens to a man who serves a sentence besides what happens to everybody: at most one of these to each. */
export type EpisodeOfServing =
  | 'FOUND_MALICIOUS_VIOLATOR'
  | 'ESCAPED_AND_RETURNED'
  | 'PAROLE_OPEN'
  | 'PAROLE_SUBMITTED'
  | 'PAROLE_REFUSED'
  | 'PAROLE_WITHDRAWN'
  | 'PAROLE_REVOKED'
  | 'SUBSTITUTION_OPEN'
  | 'SUBSTITUTION_REFUSED'
  | 'SUBSTITUTION_GRANTED'
  | 'SENTENCE_VARIED'
  | 'CORRECTION_PROPOSED'
  | 'CORRECTION_REJECTED'
  | 'CORRECTION_APPROVED';

/** What happened to somebody under supervision in a case: an earlier one, or the one that led to the supervision. */
export type EpisodeOfSupervised = 'RECONCILED_BEFORE' | 'RECONCILIATION_BARRED' | 'RECONCILIATION_PROPOSED';

/** To how many people of a data set each of these happens. Those who serve are men: the women are those of the published figures. */
export interface EpisodePlan {
  readonly ofServing: Readonly<Record<EpisodeOfServing, number>>;
  readonly ofSupervised: Readonly<Record<EpisodeOfSupervised, number>>;
  /** Women of the figures who are pregnant and have asked that their term be deferred; no court has decided. */
  readonly deferralAsked: number;
}

/**
 * No number of these is published but two: 2,354 submissions in eight months were decided against the convict, of whom some were on parole,
 * and 24 petitions for parole or a milder punishment are made on a working day (design, volumes). With a month from petition to decision
 * that makes about 500 petitions without one. The others are round, and such as an officer would find usual: one man in fifty is a
 * malicious violator, one in a thousand escaped, one sentence in twenty was varied, one record in a hundred corrected.
 */
export const nationalEpisodes: EpisodePlan = {
  ofServing: {
    FOUND_MALICIOUS_VIOLATOR: 550,
    ESCAPED_AND_RETURNED: 28,
    PAROLE_OPEN: 150,
    PAROLE_SUBMITTED: 250,
    PAROLE_REFUSED: 900,
    PAROLE_WITHDRAWN: 50,
    PAROLE_REVOKED: 400,
    SUBSTITUTION_OPEN: 100,
    SUBSTITUTION_REFUSED: 200,
    SUBSTITUTION_GRANTED: 10,
    SENTENCE_VARIED: 1_400,
    CORRECTION_PROPOSED: 40,
    CORRECTION_REJECTED: 40,
    CORRECTION_APPROVED: 280,
  },
  ofSupervised: { RECONCILED_BEFORE: 300, RECONCILIATION_BARRED: 150, RECONCILIATION_PROPOSED: 40 },
  deferralAsked: 4,
};

/** A few of each, so that whoever tries the product finds them. */
export const demoEpisodes: EpisodePlan = {
  ofServing: {
    FOUND_MALICIOUS_VIOLATOR: 4,
    ESCAPED_AND_RETURNED: 4,
    PAROLE_OPEN: 2,
    PAROLE_SUBMITTED: 2,
    PAROLE_REFUSED: 3,
    PAROLE_WITHDRAWN: 2,
    PAROLE_REVOKED: 3,
    SUBSTITUTION_OPEN: 2,
    SUBSTITUTION_REFUSED: 2,
    SUBSTITUTION_GRANTED: 2,
    SENTENCE_VARIED: 5,
    CORRECTION_PROPOSED: 2,
    CORRECTION_REJECTED: 2,
    CORRECTION_APPROVED: 3,
  },
  ofSupervised: { RECONCILED_BEFORE: 3, RECONCILIATION_BARRED: 3, RECONCILIATION_PROPOSED: 1 },
  deferralAsked: 1,
};

/** The episode of one of the people among whom they are spread, by place; `undefined` where nothing out of the ordinary happens. */
export function episodeAt<Kind extends string>(people: Readonly<Record<Kind, number>>, place: number): Kind | undefined {
  let left = place;
  for (const kind of Object.keys(people) as Kind[]) {
    // the keys of a record are of its kind
    if (left < people[kind]) return kind;
    left -= people[kind];
  }
  return undefined;
}
