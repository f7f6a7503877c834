import { Breadcrumb, Button, Card, Flex, Skeleton, Typography } from 'antd';
import { useEffect, type ReactElement } from 'react';
import { Link, useSearchParams } from 'react-router';
import { language } from '../language/choice.js';
import { useTexts } from '../language/use-texts.js';
import { useWords } from '../language/words.js';
import { Failure } from '../shell/Failure.js';
import { TerritoryMap } from './TerritoryMap.js';
import { TerritoryTree } from './TerritoryTree.js';
import { useTerritories, type Territories, type TerritoryCounts } from './use-territories.js';
import { words } from './words.js';

/** The district as a tree and as a map: how much is open where, and what is late. Live. */
export default function TerritoryPage(): ReactElement {
  const say = useWords(words);
  const texts = useTexts();
  const [address, setAddress] = useSearchParams();
  const { territories, error, refresh } = useTerritories();
  const chosen = address.get('at') ?? undefined;
  const choose = (code: string | undefined): void => {
    setAddress(code === undefined ? {} : { at: code });
  };
  useEffect(() => {
    document.title = `${say.title} · ${texts.product}`;
  }, [say, texts]);
  if (error !== null) return <Failure error={error} onAgain={refresh} />;
  if (territories === undefined) return <Skeleton active paragraph={{ rows: 12 }} />;
  const roots = territories.below(undefined);
  const here = territories.byCode.get(chosen ?? roots[0]?.territory ?? '');
  const below = here === undefined ? roots : territories.below(here.territory);
  return (
    <Flex vertical gap={12}>
      <Flex gap={12} align="center" wrap>
        <Typography.Title level={1} style={{ margin: 0, fontSize: 18 }}>
          {say.title}
        </Typography.Title>
        <Breadcrumb
          items={pathTo(here, territories).map((each) => ({
            key: each.territory,
            title: (
              <Button
                type="link"
                size="small"
                onClick={() => {
                  choose(each.territory);
                }}
              >
                {each.name[language()]}
              </Button>
            ),
          }))}
        />
        {here !== undefined && (
          <>
            <span role="status">
              {say.counts(here.all.open, here.all.overdue, here.all.nearDue)}
            </span>
            <Link to={`/board?territory=${here.territory}`}>{say.toBoard}</Link>
          </>
        )}
        {territories.elsewhere > 0 && (
          <Typography.Text type="secondary">{say.elsewhere(territories.elsewhere)}</Typography.Text>
        )}
      </Flex>
      <div className="territory">
        <Card size="small">
          <TerritoryTree territories={territories} chosen={here?.territory} onChoose={choose} />
        </Card>
        <Card size="small">
          <TerritoryMap
            shown={below.length > 0 ? below : here === undefined ? [] : [here]}
            onChoose={choose}
          />
        </Card>
      </div>
    </Flex>
  );
}

/** The territories from the uppermost in sight down to one. */
function pathTo(
  here: TerritoryCounts | undefined,
  territories: Territories,
): readonly TerritoryCounts[] {
  if (here === undefined) return [];
  const above = here.parent === undefined ? undefined : territories.byCode.get(here.parent);
  return [...pathTo(above, territories), here];
}
