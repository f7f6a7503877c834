import { accept, type Refusal } from '@shaodao/decider';
import { reject, rejected } from '../rejections.js';
import { dispatchIssue } from './dispatch.js';
import { firstRefusal, type Situation, type Step } from './step.js';

/** To the street as any dispatch, and a copy to its district, which watches and does nothing. */
export const dualDispatch: Step<'DualDispatch'> = (situation) => {
  const uncopied = firstRefusal([leadIsStreet, districtIsAbove], situation);
  if (uncopied !== undefined) return rejected(uncopied);
  const dispatched = dispatchIssue(situation);
  if (!dispatched.ok) return dispatched;
  const { district } = situation.command;
  return accept(...dispatched.events, { type: 'DistrictCopied' as const, data: { district } });
};

function leadIsStreet({
  command: { lead },
  context: { directory },
}: Situation<'DualDispatch'>): Refusal | undefined {
  return directory.unitKind(lead) === 'street' ? undefined : reject('NOT_A_STREET', { unit: lead });
}

function districtIsAbove({
  command: { lead, district },
  context: { directory },
}: Situation<'DualDispatch'>): Refusal | undefined {
  if (!directory.isActiveUnit(district)) return reject('UNIT_NOT_ACTIVE', { unit: district });
  return lead !== district && directory.isUnitWithin(lead, district)
    ? undefined
    : reject('NOT_ITS_DISTRICT', { unit: lead, district });
}
