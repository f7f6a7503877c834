/** A mechanism in which communities ask and streets order, and streets whistle as well. */
export const ORDERS_AND_WHISTLES = `
id: orders-and-whistles
version: 1
name: { zh: 点单下单带吹哨, en: Orders with whistles }
mechanisms: [S1c-1]
basis: 示范区试行
issue:
  skips: []
  maxReturns: 2
  maxReworkRounds: 2
  evaluationWindowDays: 7
  reopenWindowDays: 30
  returnWindowHours: 48
  reworkDays: 5
  retentionClass: issue-10-years
  clocks:
    REOPEN_WINDOW: { limit: { amount: 30, unit: NAT_DAY } }
    HANDLE: { limit: { amount: 3, unit: WORK_DAY } }
    CHECKIN: { limit: { amount: 2, unit: NAT_HOUR } }
  whistle:
    kinds: [JOINT_ENFORCEMENT, EMERGENCY, KEY_ISSUE]
    blowers: [STREET]
    headReview: true
    emergencyUnreviewed: true
    fromIntake: false
    quorum: LEAD_AND_ASSISTS
    checkIn: { amount: 2, unit: NAT_HOUR }
    nobodyLeavesUnfinished: true
    maxOpen: 3
  ratings:
    reverse:
      items:
        - { code: response, name: { zh: 响应及时, en: Answered in time } }
        - { code: result, name: { zh: 办理效果, en: Result } }
      minimum: 1
      maximum: 5
    whistle:
      items:
        - { code: well-founded, name: { zh: 吹哨得当, en: Well founded } }
      minimum: 1
      maximum: 5
`;
