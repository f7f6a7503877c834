import { describe, expect, it } from '@jest/globals';
import { checkPhaseGraph, FINAL_PHASES, PHASE_GRAPH, phasesOf } from './phases.js';
import type { Phase } from './vocabulary.js';

describe('the graph of phases', () => {
  it('has no phase that cannot be reached or left', () => {
    expect(checkPhaseGraph()).toEqual([]);
  });

  it('is refused with a sentence where a phase cannot be reached', () => {
    const { FeedBack: _told, ...silent } = PHASE_GRAPH;
    expect(checkPhaseGraph(silent)).toEqual([
      'Phase FED_BACK is unreachable: no command leads to it.',
    ]);
  });

  it('is refused with a sentence where a phase leads nowhere', () => {
    const {
      ArchiveIssue: _archived,
      ReopenIssue: _reopened,
      ElapseClock: _elapsed,
      ...stuck
    } = PHASE_GRAPH;
    expect(checkPhaseGraph(stuck)).toEqual([
      'Phase CLOSED is a dead end: no command leads on to ARCHIVED, REJECTED, REDIRECTED, WITHDRAWN, TERMINATED, VOIDED.',
      'Phase ARCHIVED is unreachable: no command leads to it.',
    ]);
  });

  it('finds two phases that lead only to each other', () => {
    expect(
      checkPhaseGraph({
        start: { NONE: ['REPORTED'] },
        back: { REPORTED: ['CLOSED'] },
        forth: { CLOSED: ['REPORTED'] },
      }).filter((problem) => problem.includes('dead end')),
    ).toEqual(expect.arrayContaining([expect.stringContaining('Phase REPORTED')]));
  });

  it('leads nowhere from the final phases', () => {
    const used = Object.keys(PHASE_GRAPH).flatMap((command) =>
      phasesOf(command as keyof typeof PHASE_GRAPH),
    );
    expect(used.filter((phase) => FINAL_PHASES.includes(phase as Phase))).toEqual([]);
  });
});
