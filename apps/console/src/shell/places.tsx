import {
  AlertOutlined,
  ApartmentOutlined,
  AppstoreOutlined,
  CarryOutOutlined,
  EnvironmentOutlined,
  LineChartOutlined,
  PhoneOutlined,
  SettingOutlined,
  UserDeleteOutlined,
} from '@ant-design/icons';
import { lazy, type ComponentType, type LazyExoticComponent, type ReactElement } from 'react';
import { ANALYSIS_ROLES, PART_ROLES } from '../analysis/parts.js';
import type { Texts } from '../language/texts-zh.js';

/** A role of a post, e.g. `DISPATCHER`; docs/policy.md lists them. */
export type Role = string;

/** A page of the console: where it stands, who it is for, and whether the menu names it. */
export interface Place {
  /** Below `/console`, e.g. `/issues/:issue`. */
  readonly path: string;
  readonly page: LazyExoticComponent<ComponentType>;
  /** How the menu names it; absent where the page is reached from another one only. */
  readonly menu?: { readonly name: (texts: Texts) => string; readonly icon: ReactElement };
  /** Whose work it is: the menu shows it to these; absent: to everybody. The API judges, not this. */
  readonly roles?: readonly Role[];
  /** Who would see nothing here: whoever is only this is not shown it. */
  readonly blind?: readonly Role[];
  /** Whose day begins here, where these are fewer than those whose work it is. */
  readonly begins?: readonly Role[];
}

/** All pages, in the order of the menu; the first that is somebody's own is where the day begins. */
export const PLACES: readonly Place[] = [
  {
    path: '/board',
    page: lazy(() => import('../board/BoardPage.js')),
    menu: { name: ({ pages }) => pages.board, icon: <AppstoreOutlined /> },
    blind: ['ADMIN', 'DATAOFFICER'],
  },
  {
    path: '/intake',
    page: lazy(() => import('../intake/IntakePage.js')),
    menu: { name: ({ pages }) => pages.intake, icon: <PhoneOutlined /> },
    roles: ['AGENT'],
    begins: [],
  },
  {
    path: '/territory',
    page: lazy(() => import('../territory/TerritoryPage.js')),
    menu: { name: ({ pages }) => pages.territory, icon: <ApartmentOutlined /> },
    roles: [
      'DISPATCHER',
      'SHIFTLEADER',
      'COMMANDER',
      'STREET',
      'DISTRICT',
      'COMMUNITY',
      'SUPERVISOR',
    ],
    begins: [],
  },
  {
    path: '/supervision',
    page: lazy(() => import('../supervision/SupervisionPage.js')),
    menu: { name: ({ pages }) => pages.supervision, icon: <AlertOutlined /> },
    roles: ['SUPERVISOR', 'SHIFTLEADER', 'COMMANDER'],
  },
  { path: '/issues/:issue', page: lazy(() => import('../issue/IssuePage.js')) },
  { path: '/issues/:issue/slip', page: lazy(() => import('../slip/SlipPage.js')) },
  {
    path: '/issues/:issue/history',
    page: lazy(() => import('../analysis/theatre/HistoryPage.js')),
  },
  {
    path: '/analysis',
    page: lazy(() => import('../analysis/AnalysisHome.js')),
    menu: { name: ({ pages }) => pages.analysis, icon: <LineChartOutlined /> },
    roles: ANALYSIS_ROLES,
    begins: ['ANALYST'],
  },
  {
    path: '/analysis/rankings',
    page: lazy(() => import('../analysis/rankings/RankingsPage.js')),
    roles: PART_ROLES.rankings,
  },
  {
    path: '/analysis/theatre',
    page: lazy(() => import('../analysis/theatre/TheatrePage.js')),
    roles: PART_ROLES.theatre,
  },
  {
    path: '/analysis/what-if',
    page: lazy(() => import('../analysis/what-if/WhatIfPage.js')),
    roles: PART_ROLES['what-if'],
  },
  {
    path: '/analysis/what-if/compare',
    page: lazy(() => import('../analysis/what-if/ComparePage.js')),
    roles: PART_ROLES['what-if'],
  },
  {
    path: '/analysis/what-if/:scenario',
    page: lazy(() => import('../analysis/what-if/ScenarioPage.js')),
    roles: PART_ROLES['what-if'],
  },
  {
    path: '/analysis/warnings',
    page: lazy(() => import('../analysis/warnings/WarningsPage.js')),
    roles: PART_ROLES.warnings,
  },
  {
    path: '/analysis/exports',
    page: lazy(() => import('../analysis/exports/ExportsPage.js')),
    roles: PART_ROLES.exports,
  },
  {
    path: '/admin',
    page: lazy(() => import('../admin/AdminPage.js')),
    menu: { name: ({ pages }) => pages.admin, icon: <SettingOutlined /> },
    roles: ['ADMIN'],
  },
  {
    path: '/admin/directory/:section',
    page: lazy(() => import('../admin/directory/DirectoryPage.js')),
  },
  { path: '/admin/calendars', page: lazy(() => import('../admin/calendars/CalendarsPage.js')) },
  { path: '/admin/playbooks', page: lazy(() => import('../admin/playbooks/PlaybooksPage.js')) },
  {
    path: '/admin/playbooks/:playbook',
    page: lazy(() => import('../admin/playbooks/PlaybookPage.js')),
  },
  { path: '/admin/rules', page: lazy(() => import('../admin/rules/RulesPage.js')) },
  { path: '/admin/accounts', page: lazy(() => import('../admin/accounts/AccountsPage.js')) },
  { path: '/admin/files', page: lazy(() => import('../admin/files/FilesPage.js')) },
  {
    path: '/admin/erasure',
    page: lazy(() => import('../admin/erasure/ErasurePage.js')),
    menu: { name: ({ pages }) => pages.erasure, icon: <UserDeleteOutlined /> },
    roles: ['DATAOFFICER'],
  },
  {
    path: '/street',
    page: lazy(() => import('../street/StreetPage.js')),
    menu: { name: ({ pages }) => pages.street, icon: <EnvironmentOutlined /> },
    roles: ['STREET', 'COMMUNITY', 'GRID'],
  },
  { path: '/street/report', page: lazy(() => import('../street/ReportPage.js')) },
  { path: '/street/menu', page: lazy(() => import('../street/MenuPage.js')) },
  {
    path: '/tasks',
    page: lazy(() => import('../tasks/TasksPage.js')),
    menu: { name: ({ pages }) => pages.tasks, icon: <CarryOutOutlined /> },
    roles: ['UNIT', 'UNITLEAD', 'PROPERTY', 'TEAM', 'OWNERS', 'MERCHANT', 'BRANCH'],
  },
  { path: '/tasks/:issue', page: lazy(() => import('../tasks/TaskPage.js')) },
  { path: '/outbox', page: lazy(() => import('../offline/OutboxPage.js')) },
];

/** What the menu shows to somebody with these roles. */
export function menuOf(roles: readonly Role[]): readonly Place[] {
  return PLACES.filter(
    (place) =>
      place.menu !== undefined &&
      (place.roles === undefined || place.roles.some((role) => roles.includes(role))) &&
      !roles.every((role) => place.blind?.includes(role) === true),
  );
}

/** Where the day of somebody with these roles begins. */
export function homeOf(roles: readonly Role[]): string {
  const own = menuOf(roles);
  const first = own.find(({ roles: whose, begins = whose }) =>
    begins?.some((role) => roles.includes(role)),
  );
  return (first ?? own[0])?.path ?? '/board';
}
