import { Skeleton } from 'antd';
import { useState, type ReactElement } from 'react';
import { useMe } from '../../session/use-me.js';
import { Failure } from '../../shell/Failure.js';
import { AnalysisFrame } from '../AnalysisFrame.js';
import { useAddress, type Address } from '../use-address.js';
import { FactsDrawer, type Figure } from './FactsDrawer.js';
import { codeAt, periodIn, periodName } from './periods.js';
import { PublicationBar } from './PublicationBar.js';
import { RankingControls, type Chosen } from './RankingControls.js';
import { RankingTables } from './RankingTables.js';
import { RATES } from './ThreeRates.js';
import {
  usePublication,
  useSet,
  useSets,
  useTable,
  type FormulaSet,
  type Shown,
  type TableName,
} from './use-rankings.js';

/** What is shown unless somebody chooses other columns. */
const COLUMNS: readonly string[] = [...RATES, 'onTimeCompletion', 'completionRate', 'signOnTime'];

/** 考核排名: who stands where, by which figures, and what is behind each of them. */
export default function RankingsPage(): ReactElement {
  const address = useAddress();
  const { sets, error } = useSets();
  const set = useSet(address.get('set') ?? sets?.[0]?.id);
  if (error !== null)
    return (
      <AnalysisFrame part="rankings">
        <Failure error={error} />
      </AnalysisFrame>
    );
  return (
    <AnalysisFrame part="rankings">
      {sets === undefined || set === undefined ? (
        <Skeleton active paragraph={{ rows: 12 }} />
      ) : (
        <Rankings sets={sets} set={set} address={address} />
      )}
    </AnalysisFrame>
  );
}

function Rankings({
  sets,
  set,
  address,
}: {
  readonly sets: Parameters<typeof RankingControls>[0]['sets'];
  readonly set: FormulaSet;
  readonly address: Address;
}): ReactElement {
  const { me } = useMe();
  const roles = me?.actor?.roles ?? [];
  const chosen = chosenIn(address, set);
  const { kind, code, dimension, versus } = chosen;
  const name: TableName = { set: set.id, period: periodName(kind, code), dimension };
  const revision = Number(address.get('revision') ?? 0) || undefined;
  const [figure, setFigure] = useState<Figure>();
  const { shown: now, error, refresh } = useTable(name);
  const { published } = usePublication(name, revision);
  const frozen = revision === undefined ? undefined : publishedAsShown(published);
  const { shown: then } = useTable(
    versus === undefined ? undefined : { ...name, period: periodName(kind, versus) },
  );
  const shown = frozen ?? now;
  const mayAppeal =
    published !== null && ['UNITLEAD', 'STREET'].some((role) => roles.includes(role));
  return (
    <>
      <RankingControls
        sets={sets}
        set={set}
        chosen={chosen}
        seesPersons={['COMMANDER', 'SUPERVISOR'].some((role) => roles.includes(role))}
        onChange={address.put}
      />
      <PublicationBar
        name={name}
        published={published}
        revision={revision}
        roles={roles}
        onRevision={(each) => {
          address.put({ revision: each === undefined ? undefined : String(each) });
        }}
      />
      {error !== null && <Failure error={error} onAgain={refresh} />}
      {shown === undefined && error === null && <Skeleton active paragraph={{ rows: 10 }} />}
      {shown !== undefined && shown !== null && (
        <RankingTables
          {...{ set, name, chosen, shown }}
          then={then ?? undefined}
          subject={address.get('subject')}
          onFigure={(each) => {
            setFigure(revision === undefined ? each : { ...each, revision });
          }}
        />
      )}
      {figure !== undefined && (
        <FactsDrawer
          name={name}
          figure={figure}
          mayAppeal={mayAppeal}
          onClose={() => {
            setFigure(undefined);
          }}
        />
      )}
    </>
  );
}

/** The revision that is looked at, as a table is shown. */
function publishedAsShown(
  published: ReturnType<typeof usePublication>['published'],
): Shown | undefined {
  if (published === undefined || published === null) return undefined;
  const { table, ranking, asOf } = published.shown.statement;
  return { table, asOf, ...(ranking === undefined ? {} : { ranking }) };
}

/** What the address says; what it does not say is the month that runs, by unit. */
function chosenIn(address: Address, { periods, metrics }: FormulaSet): Chosen {
  const [first] = periods.kinds;
  const asked = periodIn(address.get('period'));
  const known = periods.kinds.find(({ code }) => code === asked?.kind) ?? first;
  const code =
    asked !== undefined && known?.code === asked.kind
      ? asked.code
      : known === undefined
        ? ''
        : codeAt(periods, known.rule, Date.now());
  const rows = address.get('rows');
  const dimension = (['unit', 'territory', 'category', 'person'] as const).find((d) => d === rows);
  const columns = address.get('columns')?.split(',') ?? COLUMNS;
  return {
    ...{ kind: known?.code ?? '', code, dimension: dimension ?? 'unit' },
    by: metrics.find((metric) => metric.code === address.get('by'))?.code,
    columns,
    versus: address.get('versus'),
  };
}
