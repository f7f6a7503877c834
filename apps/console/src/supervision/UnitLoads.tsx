import { Button, theme } from 'antd';
import type { CSSProperties, ReactElement } from 'react';
import { useWords } from '../language/words.js';
import type { UnitLoad } from './use-supervision.js';
import { words } from './words.js';

/** Each unit with what it leads; those with the most that is late come first. One may be chosen. */
export function UnitLoads({
  units,
  chosen,
  onChoose,
}: {
  readonly units: readonly UnitLoad[];
  readonly chosen: string | undefined;
  readonly onChoose: (unit: string | undefined) => void;
}): ReactElement {
  const say = useWords(words);
  const { token } = theme.useToken();
  const most = Math.max(1, ...units.map(({ open }) => open));
  const sorted = [...units].sort((a, b) => b.overdue - a.overdue || b.nearDue - a.nearDue);
  return (
    <table className="unit-loads">
      <caption>{say.units}</caption>
      <thead>
        <tr>
          <th scope="col">{say.columns.unit}</th>
          <th scope="col">{say.columns.overdue}</th>
          <th scope="col">{say.columns.nearDue}</th>
          <th scope="col">{say.columns.open}</th>
          <th scope="col">{say.columns.reminded}</th>
          <th scope="col">{say.columns.ordered}</th>
        </tr>
      </thead>
      <tbody>
        {sorted.map((load) => {
          const share = (count: number): string => `${(count / most) * 100}%`;
          return (
            <tr
              key={load.unit}
              data-chosen={load.unit === chosen}
              style={
                { '--late': share(load.overdue), '--near': share(load.nearDue) } as CSSProperties
              }
            >
              <th scope="row">
                {load.unit === null ? (
                  say.unassigned
                ) : (
                  <Button
                    type="link"
                    size="small"
                    style={{ paddingInline: 0 }}
                    aria-pressed={load.unit === chosen}
                    onClick={() => {
                      onChoose(load.unit === chosen ? undefined : (load.unit ?? undefined));
                    }}
                  >
                    {load.name ?? load.unit}
                  </Button>
                )}
                <span className="unit-bar" aria-hidden />
              </th>
              <td style={load.overdue > 0 ? { color: token.colorError, fontWeight: 600 } : {}}>
                {load.overdue}
              </td>
              <td style={load.nearDue > 0 ? { color: token.colorWarning } : {}}>{load.nearDue}</td>
              <td>{load.open}</td>
              <td>{load.reminded}</td>
              <td>{load.ordered}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
