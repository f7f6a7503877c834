import { inBoth } from '../../language/words.js';

/** The words of the page of files. */
export const words = inBoth(
  {
    exportTitle: '导出',
    exportIntro:
      '整个名录（含各个时期）为一个 YAML 文件，或每张表一个 CSV 文件；改好后可以再导入。',
    whole: '整个名录（YAML）',
    download: '下载',
    table: '表',
    importTitle: '导入',
    importIntro:
      '选择 YAML 文件，或以表名命名的 CSV 文件（例如 units.csv）。先看会有哪些变更，再决定是否导入；要么全部导入，要么都不导入；已经如此的不变。',
    file: '选择文件',
    chosen: (file: string, size: string): string => `${file}（${size}）`,
  },
  {
    exportTitle: 'Export',
    exportIntro:
      'The whole directory with all its days as one YAML file, or a CSV file per table; edited, it can come in again.',
    whole: 'The whole directory (YAML)',
    download: 'Download',
    table: 'Table',
    importTitle: 'Import',
    importIntro:
      'Choose a YAML file, or a CSV file named after its table (such as units.csv). See what it would change, then decide; all of it comes in or nothing, and what is so already is left.',
    file: 'Choose a file',
    chosen: (file, size) => `${file} (${size})`,
  },
);
