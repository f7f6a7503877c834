import { inBoth } from '../language/words.js';

export const words = inBoth(
  {
    title: '辖区',
    tree: '辖区树',
    map: '地图',
    open: '在办',
    overdue: '超期',
    near: '将到期',
    counts: (open: number, overdue: number, near: number) =>
      `在办 ${open} 件，超期 ${overdue} 件，将到期 ${near} 件`,
    toBoard: '在看板中打开',
    up: '上一级',
    elsewhere: (count: number) => `另有 ${count} 件辖区不明`,
    noCentres: '目录中还没有这些辖区的位置，先按格子显示。位置在组织目录中填写。',
    legend: '圆越大，在办越多；有超期的为红，有将到期的为黄。',
  },
  {
    title: 'Territory',
    tree: 'Tree of territories',
    map: 'Map',
    open: 'open',
    overdue: 'overdue',
    near: 'near due',
    counts: (open, overdue, near) => `${open} open, ${overdue} overdue, ${near} near due`,
    toBoard: 'Open on the board',
    up: 'One level up',
    elsewhere: (count) => `${count} more of unknown territory`,
    noCentres:
      'The directory does not say where these are, so they are shown as tiles. Places are filled in there.',
    legend: 'The larger, the more open; red with something overdue, amber with something near due.',
  },
);
