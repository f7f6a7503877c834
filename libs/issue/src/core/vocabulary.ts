/** The closed word lists of an issue's life; identifiers and Chinese from the domain glossary. */

export const PHASES = [
  'REPORTED',
  'ACCEPTED',
  'REQUESTED',
  'ORDERED',
  'DISPATCHED',
  'WHISTLED',
  'IN_PROGRESS',
  'HANDLED',
  'VERIFIED',
  'FED_BACK',
  'EVALUATED',
  'CLOSED',
  'ARCHIVED',
  'REJECTED',
  'REDIRECTED',
  'MERGED',
  'WITHDRAWN',
  'TERMINATED',
  'VOIDED',
] as const;
export type Phase = (typeof PHASES)[number];

export const ASSIGNMENT_STATUSES = [
  'PENDING_SIGN',
  'SIGNED',
  'CONTACTED',
  'WORKING',
  'DONE',
  'RETURN_REQUESTED',
  'RETURNED',
  'WAIVED',
  'CANCELLED',
  'REWORK',
  'CALLED',
  'CHECKED_IN',
] as const;
export type AssignmentStatus = (typeof ASSIGNMENT_STATUSES)[number];

export const CHANNELS = [
  'hotline',
  'snapshot',
  'patrol',
  'property',
  'receptionDay',
  'visit',
  'deputies',
  'device',
  'transfer110',
  'import',
] as const;
export type HouseChannel = (typeof CHANNELS)[number];
/** Code of a channel: one of the house's, or one that a playbook brings. */
export type Channel = string;

/** 诉求类型: consult, help, complaint, report of wrongdoing (举报), suggestion. */
export const APPEAL_KINDS = ['CONSULT', 'HELP', 'COMPLAINT', 'ACCUSATION', 'SUGGESTION'] as const;
export type AppealKind = (typeof APPEAL_KINDS)[number];

/** 一般 / 紧急 / 特急 */
export const URGENCIES = ['NORMAL', 'URGENT', 'CRITICAL'] as const;
export type Urgency = (typeof URGENCIES)[number];

/** 简单 / 一般 / 疑难 */
export const COMPLEXITIES = ['SIMPLE', 'ORDINARY', 'HARD'] as const;
export type Complexity = (typeof COMPLEXITIES)[number];

export const CONFIDENTIALITIES = [
  'NORMAL',
  'HIDE_CONTACT',
  'HIDE_IDENTITY',
  'ANONYMOUS',
  'RESTRICTED_CASE',
] as const;
export type Confidentiality = (typeof CONFIDENTIALITIES)[number];

export const EMERGENCY_LINES = ['110', '119', '120', '122'] as const;
export type EmergencyLine = (typeof EMERGENCY_LINES)[number];

/** Why an appeal is not taken in; each names the channel that is open instead. */
export const INTAKE_REJECTION_REASONS = [
  'LITIGATION',
  'PETITION',
  'DISCIPLINE',
  'OUT_OF_AREA',
  'REPEAT_APPEAL',
  'UNLAWFUL_CONTENT',
  'NOT_GOVERNMENT_MATTER',
] as const;
export type IntakeRejectionReason = (typeof INTAKE_REJECTION_REASONS)[number];

export const SATISFACTIONS = [
  'VERY_SATISFIED',
  'SATISFIED',
  'BASICALLY_SATISFIED',
  'DISSATISFIED',
  'VERY_DISSATISFIED',
] as const;
export type Satisfaction = (typeof SATISFACTIONS)[number];

export const RESOLUTIONS = ['RESOLVED', 'PARTLY_RESOLVED', 'UNRESOLVED'] as const;
export type Resolution = (typeof RESOLUTIONS)[number];

export const CONTACT_METHODS = ['phone', 'visit', 'message'] as const;
export type ContactMethod = (typeof CONTACT_METHODS)[number];

/** From the grid to the city: settle at the lowest level that can (domain.md §3.6). */
export const LEVELS = ['GRID', 'COMMUNITY', 'STREET', 'DISTRICT', 'CITY'] as const;
export type Level = (typeof LEVELS)[number];

/** 综合执法哨 / 应急处置哨 / 重点难点哨, and the resident's whistle to the property company. */
export const WHISTLE_KINDS = [
  'JOINT_ENFORCEMENT',
  'EMERGENCY',
  'KEY_ISSUE',
  'RESIDENT_TO_PROPERTY',
] as const;
export type WhistleKind = (typeof WHISTLE_KINDS)[number];

/** 催办, 蓝/黄/红 cards, 督办, 约谈, 挂牌督办: the ladder, lowest first. */
export const SUPERVISION_MEASURES = [
  'REMIND',
  'BLUE',
  'YELLOW',
  'RED',
  'ORDER',
  'INTERVIEW',
  'LISTED',
] as const;
export type SupervisionMeasure = (typeof SUPERVISION_MEASURES)[number];

/** Causes for which a clock may stand still (domain.md §5.5). */
export const SUSPENSION_CAUSES = [
  'STATUTORY_APPRAISAL',
  'COURT_OR_UPPER_DECISION',
  'APPELLANT_ASKED',
  'MATERIAL_AWAITED',
  'WEATHER_OR_SEASON',
  'EMERGENCY_MODE',
  'HEARING',
] as const;
export type SuspensionCause = (typeof SUSPENSION_CAUSES)[number];

/** 蓝/黄/红 cards of the ladder, lowest first. */
export const CARD_COLOURS = ['BLUE', 'YELLOW', 'RED'] as const;
export type CardColour = (typeof CARD_COLOURS)[number];

/** Where a matter stands under supervision: nothing, or the highest measure in force. */
export type SupervisionOverlay =
  'NONE' | 'REMINDED' | 'BLUE' | 'YELLOW' | 'RED' | 'ORDERED' | 'INTERVIEW' | 'LISTED';

/** Why a matter went up a level: a person's act, or what the mechanism counts. */
export const ESCALATION_CAUSES = [
  'PERSON',
  'REWORK',
  'TRANSFERS',
  'LEVEL_CLOCK',
  'APPELLANTS',
  'NO_SHOW',
  'UNCONFIRMED',
] as const;
export type EscalationCause = (typeof ESCALATION_CAUSES)[number];

/** Classes of exclusion (剔除) from the figures (domain.md §4.7). */
export const EXCLUSION_CLASSES = [
  'EMERGENCY_LINE',
  'OTHER_PROCEDURE',
  'REPEAT_APPEAL',
  'SECRET_OR_UNLAWFUL',
  'BEYOND_DUTY',
  'APPELLANT_UNREACHABLE',
  'MALICIOUS',
  'OBJECTIVE_LIMIT',
  'NO_REPLY_WANTED',
  'FORCE_MAJEURE',
  'MISDISPATCH',
] as const;
export type ExclusionClass = (typeof EXCLUSION_CLASSES)[number];

/** When in the work a picture was taken. */
export const EVIDENCE_STAGES = ['BEFORE', 'DURING', 'AFTER'] as const;
export type EvidenceStage = (typeof EVIDENCE_STAGES)[number];

/** 现场报到 / 线上报到 */
export const CHECK_IN_MODES = ['ON_SITE', 'ONLINE'] as const;
export type CheckInMode = (typeof CHECK_IN_MODES)[number];

/** Where a whistle can leave a matter: at work, or where it was before. */
export type OpenWorkPhase = 'ACCEPTED' | 'ORDERED' | 'DISPATCHED' | 'WHISTLED' | 'IN_PROGRESS';

/** What a department says to an order (响应). */
export const ORDER_ANSWERS = ['ACCEPT', 'DECLINE'] as const;
export type OrderAnswer = (typeof ORDER_ANSWERS)[number];

/** 吹哨 sub-states (domain.md §3.2). */
export const WHISTLE_STATUSES = [
  'BLOWN',
  'PARTLY_CHECKED_IN',
  'CHECKED_IN',
  'RESOLVED',
  'RATED',
  'REJECT_REQUESTED',
  'REJECTED',
  'UPHELD',
  'NO_SHOW',
  'CANCELLED',
] as const;
export type WhistleStatus = (typeof WHISTLE_STATUSES)[number];

/** How an issue hangs together with another stream. */
export const LINK_RELATIONS = [
  'PART_OF',
  'HAS_PART',
  'RELATED',
  'FROM_MEETING',
  'FROM_MEDIATION',
  'FROM_CAMPAIGN',
  'FROM_RECEPTION',
  'FROM_REGISTER',
  'TO_MEETING',
  'TO_MEDIATION',
] as const;
export type LinkRelation = (typeof LINK_RELATIONS)[number];

/** What named the lead where rules dispatch: 首接负责, a rule, or the fallback of the rule set. */
export const RULE_SOURCES = ['FIRST_RECEIVER', 'RULE', 'FALLBACK'] as const;
export type RuleSource = (typeof RULE_SOURCES)[number];
