// Two evaluations side by side. A question is the same where its text and its entry are.
import type { EvaluationQuestion, EvaluationReport } from '@/shared/api/types';

export interface Changes {
  both: number;
  added: number;
  removed: number;
  becameRight: EvaluationQuestion[];
  becameWrong: EvaluationQuestion[];
}

export const isRight = (question: EvaluationQuestion): boolean => question.found === question.entry;

const keyIn = (report: EvaluationReport) => (question: EvaluationQuestion) =>
  `${report.entries[question.entry]?.id}\n${question.text}`;

/** What the questions of `now` have become since `before`. */
export function changes(now: EvaluationReport, before: EvaluationReport): Changes {
  const key = keyIn(now);
  const known = new Map(before.questions.map((question) => [keyIn(before)(question), isRight(question)]));
  const both = now.questions.filter((question) => known.has(key(question)));
  return {
    both: both.length,
    added: now.questions.length - both.length,
    removed: before.questions.length - both.length,
    becameRight: both.filter((question) => isRight(question) && !known.get(key(question))),
    becameWrong: both.filter((question) => !isRight(question) && known.get(key(question))),
  };
}

/** How far the right entry lies before the best other one; the most wrong first. */
export const byMargin = (a: EvaluationQuestion, b: EvaluationQuestion): number =>
  a.own - a.rival - (b.own - b.rival);
