import { readFileSync } from 'node:fs';
import { expect as check, describe, it } from 'vitest';
import { byMargin, changes } from '@/features/evaluation/compare';
import { points, share } from '@/features/evaluation/format';
import { curve, decide, expect } from '@/features/evaluation/thresholds';
import type { EvaluationQuestion, EvaluationReport } from '@/shared/api/types';

const question = (text: string, more: Partial<EvaluationQuestion> = {}): EvaluationQuestion => ({
  text,
  entry: 0,
  found: 0,
  kind: 'answer',
  language: 'zh',
  score: 0.9,
  together: 0.9,
  near: false,
  own: 0.9,
  rival: 0.1,
  ...more,
});

const report = (questions: EvaluationQuestion[], more: Partial<EvaluationReport> = {}): EvaluationReport => ({
  entries: [
    { id: '0000000000001', question: '怎么退货', category: '' },
    { id: '0000000000002', question: '怎么换货', category: '' },
  ],
  questions,
  out_of_scope: [],
  assumed_out_of_scope: 0,
  recommended: null,
  by_category: [],
  by_language: [],
  confusions: [],
  suspects: [],
  contradictions: [],
  few_similar: [],
  ...more,
});

describe('thresholds', () => {
  // The same cases as the bot's own test.
  type Case = {
    score: number;
    together: number;
    near: boolean;
    answer: number;
    clarify: number;
    kind: string;
  };
  const cases: Case[] = JSON.parse(readFileSync('../../tests/fixtures/thresholds.json', 'utf8'));
  it.each(cases)('decide %o', ({ answer, clarify, kind, ...standing }: Case) => {
    check(decide({ kind: 'answer', ...standing }, { answer, clarify })).toBe(kind);
  });

  it('leave alone what a rule has decided', () => {
    check(decide({ kind: 'handoff' }, { answer: 0, clarify: 0 })).toBe('handoff');
  });

  it('let expect what 100 customers would meet, with those that nothing answers', () => {
    const outside = [{ kind: 'answer' as const, score: 0.7, together: 0.7, near: false }];
    const questions = [question('a'), question('b', { found: 1, score: 0.5, together: 0.5 })];
    const at = expect(report(questions, { out_of_scope: outside, assumed_out_of_scope: 0.1 }), {
      answer: 0.6,
      clarify: 0.3,
    });
    check(at.answered).toBeCloseTo(0.55);
    check(at.askedBack).toBeCloseTo(0.45);
    check(at.person).toBe(0);
    check(at.precision).toBeCloseTo(0.45 / 0.55);
  });

  it('give a curve that ends where the thresholds would', () => {
    const points = curve(report([question('a'), question('b', { score: 0.4, together: 0.4 })]), 0.3);
    check(points).toHaveLength(101);
    check(points[30]?.answered).toBe(1);
    check(points[60]?.answered).toBe(0.5);
    check(points[60]?.askedBack).toBe(0.5);
    check(points[95]).toMatchObject({ answered: 0, precision: 1, askedBack: 1 });
  });
});

describe('two evaluations', () => {
  it('tell what became right and wrong, by question and entry', () => {
    const wrong = { found: 1 };
    const before = report([question('a'), question('b', wrong), question('gone'), question('same')]);
    // The other entry has moved to the front meanwhile.
    const now: EvaluationReport = {
      ...report([]),
      entries: [...before.entries].reverse(),
      questions: [
        question('a', { entry: 1, found: 0 }),
        question('b', { entry: 1, found: 1 }),
        question('new', { entry: 1, found: 1 }),
        question('same', { entry: 1, found: 1 }),
      ],
    };
    const found = changes(now, before);
    check(found.becameRight.map((q) => q.text)).toEqual(['b']);
    check(found.becameWrong.map((q) => q.text)).toEqual(['a']);
    check([found.both, found.added, found.removed]).toEqual([3, 1, 1]);
  });

  it('put the most wrong first', () => {
    const sorted = [
      question('sure'),
      question('bad', { own: 0, rival: 0.9 }),
      question('close', { own: 0.5, rival: 0.4 }),
    ];
    check(sorted.sort(byMargin).map((q) => q.text)).toEqual(['bad', 'close', 'sure']);
  });
});

describe('shares', () => {
  it('are written for the reader', () => {
    check(share(0.8154, 'en')).toBe('81.5%');
    check(share(null, 'en')).toBe('–');
    check(points(0.025, 'en')).toBe('+2.5');
    check(points(-0.01, 'zh')).toBe('-1');
  });
});
