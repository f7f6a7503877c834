import type { RoutingDirectory } from '../directory.js';
import type { RoutingFacts } from '../facts.js';
import type { RuleSet } from '../rule-set.js';

/** A district with two streets, three communities and the departments of an ordinary day. */
export const SMALL_CITY: RoutingDirectory = {
  version: 7,
  territories: [
    { code: 'd', level: 'district' },
    { code: 'd.n', level: 'street', parent: 'd' },
    { code: 'd.s', level: 'street', parent: 'd' },
    { code: 'd.n.1', level: 'community', parent: 'd.n' },
    { code: 'd.n.2', level: 'community', parent: 'd.n' },
    { code: 'd.s.1', level: 'community', parent: 'd.s' },
  ],
  units: [
    { code: 'gov', kind: 'government', territory: 'd', active: true },
    { code: 'street-n', kind: 'street', parent: 'gov', territory: 'd.n', active: true },
    { code: 'street-s', kind: 'street', parent: 'gov', territory: 'd.s', active: true },
    { code: 'com-n1', kind: 'community', parent: 'street-n', territory: 'd.n.1', active: true },
    { code: 'com-n2', kind: 'community', parent: 'street-n', territory: 'd.n.2', active: false },
    { code: 'com-s1', kind: 'community', parent: 'street-s', territory: 'd.s.1', active: true },
    { code: 'block-n1', kind: 'block', parent: 'com-n1', territory: 'd.n.1', active: true },
    { code: 'water', kind: 'department', parent: 'gov', active: true, heads: ['p-wang'] },
    { code: 'water-repair', kind: 'section', parent: 'water', active: true },
    { code: 'housing', kind: 'department', parent: 'gov', active: true },
    { code: 'fire', kind: 'department', parent: 'gov', active: true },
    { code: 'old-office', kind: 'department', parent: 'gov', active: false },
    { code: 'discipline', kind: 'department', active: true },
    { code: 'court', kind: 'court', active: true, adviserOnly: true },
    { code: 'big-sister', kind: 'team', active: true, themes: ['family'], territory: 'd.n' },
    { code: 'mediators', kind: 'team', active: true, themes: ['dispute'] },
    { code: 'property-garden', kind: 'property', active: true },
  ],
  categories: [
    { code: 'water-matters', limit: { amount: 5, unit: 'WORK_DAY' }, defaultHandler: 'water' },
    { code: 'burst-pipe', parent: 'water-matters', limit: { amount: 24, unit: 'NAT_HOUR' } },
    { code: 'water-bill', parent: 'water-matters' },
    { code: 'housing-matters' },
    { code: 'leaking-roof', parent: 'housing-matters' },
    { code: 'blocked-exit', parent: 'housing-matters' },
    { code: 'dispute' },
    { code: 'family', parent: 'dispute' },
    { code: 'misconduct', defaultHandler: 'old-office' },
    { code: 'planning' },
  ],
  lists: [
    {
      id: 'L1',
      list: 'local-duties',
      kind: 'DUTY',
      category: 'housing-matters',
      bearer: { unit: 'housing' },
      assists: ['fire', 'old-office', 'court'],
      basis: 'Property Regulation art. 5',
    },
    {
      id: 'L2',
      list: 'local-duties',
      kind: 'ASSIST',
      category: 'housing-matters',
      bearer: { unitKind: 'community' },
      basis: 'list of 2024',
    },
    {
      id: 'L3',
      list: 'local-duties',
      kind: 'NEGATIVE',
      category: 'blocked-exit',
      bearer: { unit: 'housing' },
      lead: 'fire',
      basis: 'Fire Protection Law art. 28',
    },
    {
      id: 'L4',
      list: 'taken-back',
      kind: 'RETAKEN',
      category: 'planning',
      bearer: { unitKind: 'street' },
      lead: 'housing',
      basis: 'decision of 2025',
    },
  ],
  compounds: [
    { code: 'garden', territory: 'd.n.1', property: 'property-garden' },
    { code: 'bare', territory: 'd.n.1' },
  ],
};

/** Rules of every sort, few enough to be read. */
export const SMALL_RULES: RuleSet = {
  id: 'small',
  name: { zh: '示例规则', en: 'Sample rules' },
  firstReceiver: true,
  baseKinds: ['street', 'community'],
  dualDispatch: { leadKinds: ['street'], watch: [{ unitOfTerritory: 'government' }] },
  standIns: { 'old-office': 'discipline' },
  confidence: { fallback: 0.4, passedOver: 0.8 },
  rules: [
    {
      id: 'pipes',
      name: { zh: '水管爆裂', en: 'Burst pipes' },
      when: { category: 'burst-pipe' },
      lead: [{ unit: 'water-repair' }, { unit: 'water' }],
      assists: [{ unitOfTerritory: 'community' }, { unit: 'fire' }],
      limit: { amount: 2, unit: 'NAT_HOUR' },
      confidence: 0.95,
      basis: 'Water Supply Regulation art. 12',
    },
    {
      id: 'pipes-north',
      when: { category: 'burst-pipe', territory: 'd.n' },
      lead: [{ unitOfTerritory: 'street' }],
      assists: [{ leadOfRule: 'pipes' }],
    },
    {
      id: 'critical',
      when: { category: 'water-matters', urgencies: ['CRITICAL'] },
      priority: 10,
      lead: [{ unit: 'fire' }],
    },
    {
      id: 'housing-by-list',
      when: { category: 'housing-matters' },
      lead: [{ listLead: true }, { unitOfTerritory: 'community' }],
      assists: [{ listAssists: true }],
      confidence: 0.9,
    },
    {
      id: 'roof-in-compound',
      when: { category: 'leaking-roof', compound: true },
      lead: [{ propertyOfCompound: true }, { leadOfRule: 'housing-by-list' }],
    },
    {
      id: 'disputes',
      when: { category: 'dispute' },
      lead: [{ themedTeam: true }],
      assists: [{ unit: 'court' }],
    },
    {
      id: 'neighbours',
      when: { category: 'dispute', tags: ['neighbours'] },
      priority: 5,
      lead: [{ settleLow: ['block', 'community', 'street'] }],
    },
    {
      id: 'summer-planning',
      when: { category: 'planning', channels: ['hotline'] },
      validFrom: '2026-06-01',
      validTo: '2026-09-01',
      lead: [{ unitOfTerritory: 'street' }, { listLead: true }],
    },
  ],
  fallback: [{ catalogueHandler: true }, { unitOfTerritory: 'community' }],
  cases: [
    {
      name: 'a burst pipe in the south',
      facts: { category: 'burst-pipe', territory: 'd.s.1' },
      expect: { lead: 'water-repair', assists: ['com-s1', 'fire'], rule: 'pipes' },
    },
  ],
};

/** Facts of a matter in community 1 of the north, changed as told. */
export const matter = (category: string, more: Partial<RoutingFacts> = {}): RoutingFacts => ({
  category,
  territory: 'd.n.1',
  ...more,
});
