import { Tree, theme, type TreeProps } from 'antd';
import type { ReactElement } from 'react';
import { language } from '../language/choice.js';
import { useWords } from '../language/words.js';
import { standingOf, type Standing } from './standing.js';
import type { Territories, TerritoryCounts } from './use-territories.js';
import { words } from './words.js';

type Nodes = NonNullable<TreeProps['treeData']>;

/** All territories in sight, each with what is open in it and below. */
export function TerritoryTree({
  territories,
  chosen,
  onChoose,
}: {
  readonly territories: Territories;
  readonly chosen: string | undefined;
  readonly onChoose: (code: string) => void;
}): ReactElement {
  const say = useWords(words);
  const { token } = theme.useToken();
  const colours: Record<Standing, string> = {
    late: token.colorTextSecondary,
    near: token.colorWarning,
    calm: token.colorTextSecondary,
  };
  const title = (each: TerritoryCounts): ReactElement => (
    <span title={say.counts(each.all.open, each.all.overdue, each.all.nearDue)}>
      {each.name[language()]}{' '}
      {each.all.open > 0 && (
        <span style={{ color: colours[standingOf(each)] }}>
          {each.all.open}
          {each.all.overdue > 0 && (
            <span
              style={{ color: token.colorError }}
            >{` · ${say.overdue} ${each.all.overdue}`}</span>
          )}
        </span>
      )}
    </span>
  );
  const nodes = (code: string | undefined): Nodes =>
    territories.below(code).map((each) => ({
      key: each.territory,
      title: title(each),
      children: nodes(each.territory),
    }));
  return (
    <Tree
      aria-label={say.tree}
      blockNode
      treeData={nodes(undefined)}
      selectedKeys={chosen === undefined ? [] : [chosen]}
      defaultExpandedKeys={territories.below(undefined).map(({ territory }) => territory)}
      onSelect={([key]) => {
        if (key !== undefined) onChoose(String(key));
      }}
    />
  );
}
