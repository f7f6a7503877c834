import type { YearNotice } from './holidays.js';

/*
 * Days off and make-up workdays of mainland China as the State Council announced them, from
 * NateScarlet/holiday-cn, under this licence:
 *
 * MIT License. Copyright (c) 2019 NateScarlet
 *
 * Permission is hereby granted, free of charge, to any person obtaining a copy of this software and
 * associated documentation files (the "Software"), to deal in the Software without restriction,
 * including without limitation the rights to use, copy, modify, merge, publish, distribute,
 * sublicense, and/or sell copies of the Software, and to permit persons to whom the Software is
 * furnished to do so, subject to the following conditions:
 *
 * The above copyright notice and this permission notice shall be included in all copies or
 * substantial portions of the Software.
 *
 * THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT
 * NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND
 * NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM,
 * DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM, OUT
 * OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.
 */

/** The notices of 2018 to 2026; that of 2027 was not out yet. */
export const NOTICES_CN: readonly YearNotice[] = [
  {
    year: 2018,
    papers: ['http://www.gov.cn/zhengce/zhengceku/2017-11/30/content_5243579.htm'],
    off: [
      { first: '2018-01-01', days: 1, name: '元旦' },
      { first: '2018-02-15', days: 7, name: '春节' },
      { first: '2018-04-05', days: 3, name: '清明节' },
      { first: '2018-04-29', days: 3, name: '劳动节' },
      { first: '2018-06-18', days: 1, name: '端午节' },
      { first: '2018-09-24', days: 1, name: '中秋节' },
      { first: '2018-10-01', days: 7, name: '国庆节' },
    ],
    work: ['2018-02-11', '2018-02-24', '2018-04-08', '2018-04-28', '2018-09-29', '2018-09-30'],
  },
  {
    year: 2019,
    papers: [
      'http://www.gov.cn/zhengce/zhengceku/2018-12/06/content_5346276.htm',
      'http://www.gov.cn/zhengce/zhengceku/2019-03/22/content_5375877.htm',
    ],
    off: [
      { first: '2018-12-30', days: 3, name: '元旦' },
      { first: '2019-02-04', days: 7, name: '春节' },
      { first: '2019-04-05', days: 1, name: '清明节' },
      { first: '2019-05-01', days: 4, name: '劳动节' },
      { first: '2019-06-07', days: 1, name: '端午节' },
      { first: '2019-09-13', days: 1, name: '中秋节' },
      { first: '2019-10-01', days: 7, name: '国庆节' },
    ],
    work: [
      '2018-12-29',
      '2019-02-02',
      '2019-02-03',
      '2019-04-28',
      '2019-05-05',
      '2019-09-29',
      '2019-10-12',
    ],
  },
  {
    year: 2020,
    papers: [
      'http://www.gov.cn/zhengce/zhengceku/2019-11/21/content_5454164.htm',
      'http://www.gov.cn/zhengce/zhengceku/2020-01/27/content_5472352.htm',
    ],
    off: [
      { first: '2020-01-01', days: 1, name: '元旦' },
      { first: '2020-01-24', days: 10, name: '春节' },
      { first: '2020-04-04', days: 3, name: '清明节' },
      { first: '2020-05-01', days: 5, name: '劳动节' },
      { first: '2020-06-25', days: 3, name: '端午节' },
      { first: '2020-10-01', days: 8, name: '国庆节、中秋节' },
    ],
    work: [
      '2020-01-19',
      '2020-02-03',
      '2020-04-26',
      '2020-05-09',
      '2020-06-28',
      '2020-09-27',
      '2020-10-10',
    ],
  },
  {
    year: 2021,
    papers: ['http://www.gov.cn/zhengce/zhengceku/2020-11/25/content_5564127.htm'],
    off: [
      { first: '2021-01-01', days: 3, name: '元旦' },
      { first: '2021-02-11', days: 7, name: '春节' },
      { first: '2021-04-03', days: 3, name: '清明节' },
      { first: '2021-05-01', days: 5, name: '劳动节' },
      { first: '2021-06-12', days: 3, name: '端午节' },
      { first: '2021-09-19', days: 3, name: '中秋节' },
      { first: '2021-10-01', days: 7, name: '国庆节' },
    ],
    work: [
      '2021-02-07',
      '2021-02-20',
      '2021-04-25',
      '2021-05-08',
      '2021-09-18',
      '2021-09-26',
      '2021-10-09',
    ],
  },
  {
    year: 2022,
    papers: ['http://www.gov.cn/zhengce/zhengceku/2021-10/25/content_5644835.htm'],
    off: [
      { first: '2022-01-01', days: 3, name: '元旦' },
      { first: '2022-01-31', days: 7, name: '春节' },
      { first: '2022-04-03', days: 3, name: '清明节' },
      { first: '2022-04-30', days: 5, name: '劳动节' },
      { first: '2022-06-03', days: 3, name: '端午节' },
      { first: '2022-09-10', days: 3, name: '中秋节' },
      { first: '2022-10-01', days: 7, name: '国庆节' },
    ],
    work: [
      '2022-01-29',
      '2022-01-30',
      '2022-04-02',
      '2022-04-24',
      '2022-05-07',
      '2022-10-08',
      '2022-10-09',
    ],
  },
  {
    year: 2023,
    papers: ['http://www.gov.cn/zhengce/zhengceku/2022-12/08/content_5730844.htm'],
    off: [
      { first: '2022-12-31', days: 3, name: '元旦' },
      { first: '2023-01-21', days: 7, name: '春节' },
      { first: '2023-04-05', days: 1, name: '清明节' },
      { first: '2023-04-29', days: 5, name: '劳动节' },
      { first: '2023-06-22', days: 3, name: '端午节' },
      { first: '2023-09-29', days: 8, name: '中秋节、国庆节' },
    ],
    work: [
      '2023-01-28',
      '2023-01-29',
      '2023-04-23',
      '2023-05-06',
      '2023-06-25',
      '2023-10-07',
      '2023-10-08',
    ],
  },
  {
    year: 2024,
    papers: ['https://www.gov.cn/zhengce/zhengceku/202310/content_6911528.htm'],
    off: [
      { first: '2024-01-01', days: 1, name: '元旦' },
      { first: '2024-02-10', days: 8, name: '春节' },
      { first: '2024-04-04', days: 3, name: '清明节' },
      { first: '2024-05-01', days: 5, name: '劳动节' },
      { first: '2024-06-10', days: 1, name: '端午节' },
      { first: '2024-09-15', days: 3, name: '中秋节' },
      { first: '2024-10-01', days: 7, name: '国庆节' },
    ],
    work: [
      '2024-02-04',
      '2024-02-18',
      '2024-04-07',
      '2024-04-28',
      '2024-05-11',
      '2024-09-14',
      '2024-09-29',
      '2024-10-12',
    ],
  },
  {
    year: 2025,
    papers: ['https://www.gov.cn/zhengce/zhengceku/202411/content_6986383.htm'],
    off: [
      { first: '2025-01-01', days: 1, name: '元旦' },
      { first: '2025-01-28', days: 8, name: '春节' },
      { first: '2025-04-04', days: 3, name: '清明节' },
      { first: '2025-05-01', days: 5, name: '劳动节' },
      { first: '2025-05-31', days: 3, name: '端午节' },
      { first: '2025-10-01', days: 8, name: '国庆节、中秋节' },
    ],
    work: ['2025-01-26', '2025-02-08', '2025-04-27', '2025-09-28', '2025-10-11'],
  },
  {
    year: 2026,
    papers: ['https://www.gov.cn/zhengce/zhengceku/202511/content_7047091.htm'],
    off: [
      { first: '2026-01-01', days: 3, name: '元旦' },
      { first: '2026-02-15', days: 9, name: '春节' },
      { first: '2026-04-04', days: 3, name: '清明节' },
      { first: '2026-05-01', days: 5, name: '劳动节' },
      { first: '2026-06-19', days: 3, name: '端午节' },
      { first: '2026-09-25', days: 3, name: '中秋节' },
      { first: '2026-10-01', days: 7, name: '国庆节' },
    ],
    work: ['2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10'],
  },
];
