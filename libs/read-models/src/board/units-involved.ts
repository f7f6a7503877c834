import type { RecordedIssueEvent } from '../issue-event.js';

/** Units an event brings into the matter: named in an order, assigned or pressed. */
export function unitsInvolvedBy(event: RecordedIssueEvent): readonly string[] {
  switch (event.type) {
    case 'CommunityRequestPlaced':
      return [event.data.community];
    case 'StreetOrderIssued':
      return [event.data.street, ...event.data.units];
    case 'IssueDispatched':
    case 'IssueRedispatched':
      return [event.data.lead.unit, ...event.data.assists.map((assist) => assist.unit)];
    case 'WhistleBlown':
      return [event.data.lead.unit, ...event.data.assists.map(({ unit }) => unit)];
    case 'UnitNoShow':
      return event.data.fallback === undefined ? [] : [event.data.fallback.unit];
    case 'AssistAdded':
      return [event.data.assist.unit];
    case 'SubtaskCreated':
      return [event.data.subtask.unit];
    case 'LeadReplaced':
      return [event.data.lead.unit];
    case 'ReminderSent':
    case 'SupervisionCardIssued':
    case 'SupervisionOrdered':
    case 'UnitInterviewed':
    case 'CaseListed':
    case 'CommunitySettled':
      return [event.data.unit];
    case 'IssueEscalated':
    case 'IssueTransferredDown':
      return event.data.unit === undefined ? [] : [event.data.unit];
    case 'DistrictCopied':
      return [event.data.district];
    default:
      return [];
  }
}
