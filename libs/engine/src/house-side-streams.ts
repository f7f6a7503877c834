import { mediation } from '@shaodao/deliberation';
import { register } from '@shaodao/fieldwork';
import { sideDefinition, SideRegistry } from '@shaodao/side-streams';

/** Every kind of side stream there is (domain.md §3.4b). */
export const HOUSE_SIDE_STREAMS = new SideRegistry([
  sideDefinition(mediation),
  sideDefinition(register),
]);
