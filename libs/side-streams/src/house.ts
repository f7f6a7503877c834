import { evaluationRound, points, tierRating } from '@shaodao/assessment';
import { mediation, meeting, pact } from '@shaodao/deliberation';
import { listAdmission } from '@shaodao/directory';
import { alert, topic } from '@shaodao/early-warning';
import { campaign, reception, register, segment } from '@shaodao/fieldwork';
import { sideDefinition } from './definition.js';
import { SideRegistry } from './registry.js';

/** Every kind of side stream there is (domain.md §3.4b). */
export const HOUSE_SIDE_STREAMS = new SideRegistry([
  sideDefinition(mediation),
  sideDefinition(meeting),
  sideDefinition(pact),
  sideDefinition(points),
  sideDefinition(tierRating),
  sideDefinition(evaluationRound),
  sideDefinition(register),
  sideDefinition(reception),
  sideDefinition(campaign),
  sideDefinition(segment),
  sideDefinition(listAdmission),
  sideDefinition(alert),
  sideDefinition(topic),
]);
