// What a pair of thresholds would do, from the scores that an evaluation stored: the bot's own decision, so that a
// slider needs no server.
import type { EvaluationReport } from '@/shared/api/types';

export interface Thresholds {
  answer: number;
  /** At most `answer`. */
  clarify: number;
}

type Standing = EvaluationReport['out_of_scope'][number];

export function decide({ kind, score, together = 0, near }: Standing, thresholds: Thresholds) {
  if (score === undefined) return kind;
  if (score <= 0) return 'unknown';
  if (score >= thresholds.answer) return near ? 'clarify' : 'answer';
  return together >= thresholds.answer || score >= thresholds.clarify ? 'clarify' : 'unknown';
}

/** Shares of all questions; `precision` is that of what is answered, 1 where nothing is. */
export interface Expected {
  answered: number;
  right: number;
  askedBack: number;
  person: number;
  precision: number;
}

export function expect(report: EvaluationReport, thresholds: Thresholds): Expected {
  const outsideShare = report.assumed_out_of_scope;
  const sum: Expected = { answered: 0, right: 0, askedBack: 0, person: 0, precision: 1 };
  const add = (standing: Standing, right: boolean, weight: number) => {
    const kind = decide(standing, thresholds);
    if (kind === 'answer') {
      sum.answered += weight;
      if (right) sum.right += weight;
    } else if (kind === 'clarify') sum.askedBack += weight;
    else if (kind === 'unknown' || kind === 'handoff') sum.person += weight;
  };
  const inside = (1 - outsideShare) / Math.max(1, report.questions.length);
  const outside = outsideShare / Math.max(1, report.out_of_scope.length);
  for (const question of report.questions) add(question, question.found === question.entry, inside);
  for (const standing of report.out_of_scope) add(standing, false, outside);
  if (sum.answered > 0) sum.precision = sum.right / sum.answered;
  return sum;
}

export interface CurvePoint extends Expected {
  at: number;
}

/** What each answer threshold would do, in steps of a hundredth; the other one stays, as far as it may. */
export function curve(report: EvaluationReport, clarify: number): CurvePoint[] {
  return Array.from({ length: 101 }, (_, i) => {
    const at = i / 100;
    return { at, ...expect(report, { answer: at, clarify: Math.min(clarify, at) }) };
  });
}
