import { DIMENSIONS, type KpiRow } from '@shaodao/assessment';
import type { FiguresSource } from '@shaodao/integrations';
import { periodOf } from './kpi-tables.js';
import type { HouseKpi } from './open-kpi.js';

type Kpi = Pick<HouseKpi, 'formulas' | 'tables'>;

/** Tables of figures as exports want them: a line for each row and metric, the total as subject ''. */
export const exportedFigures =
  ({ formulas, tables }: Kpi): FiguresSource =>
  async (id, periodName, by) => {
    const set = formulas.find(id);
    const period = set && periodOf(set, periodName);
    const dimension = DIMENSIONS.find((each) => each === by);
    if (set === undefined || period === undefined || dimension === undefined) return undefined;
    const { table, moment } = await tables.table({ set, period, dimension });
    const linesOf = ({ cells, scores }: Pick<KpiRow, 'cells' | 'scores'>, subject: string) => [
      ...Object.entries(cells).map(([metric, { numerator, denominator, shown }]) => ({
        ...{ subject, metric, numerator, denominator, shown },
      })),
      ...Object.entries(scores).map(([metric, { shown }]) => ({
        ...{ subject, metric, numerator: null, denominator: null, shown },
      })),
    ];
    return {
      version: set.version,
      asOf: moment.instant,
      // Right now is a place of the log.
      through: moment.axis === 'position' ? moment.position : 0,
      lines: [
        ...table.rows.flatMap((row) => linesOf(row, row.subject)),
        ...linesOf(table.total, ''),
      ],
    };
  };
