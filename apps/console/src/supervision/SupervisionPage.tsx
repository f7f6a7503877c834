import { Button, Card, Flex, Segmented, Skeleton, Typography } from 'antd';
import { useEffect, useState, type ReactElement } from 'react';
import { useSearchParams } from 'react-router';
import { BulkBar } from '../board/bulk/BulkBar.js';
import { useTexts } from '../language/use-texts.js';
import { useWords } from '../language/words.js';
import { Failure } from '../shell/Failure.js';
import { PressingList } from './PressingList.js';
import { UnitLoads } from './UnitLoads.js';
import { useSupervision } from './use-supervision.js';
import { words } from './words.js';

/** How soon a limit must come to be near, hours. */
const NEAR = [4, 24, 72] as const;
const USUAL = 24;

/** The supervision office's screen: who is late with what, and the measures against it. */
export default function SupervisionPage(): ReactElement {
  const say = useWords(words);
  const texts = useTexts();
  const [address, setAddress] = useSearchParams();
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set());
  const leadUnit = address.get('unit') ?? undefined;
  const nearHours = NEAR.find((hours) => String(hours) === address.get('near')) ?? USUAL;
  const { units, issues, error, more, refresh } = useSupervision({
    nearHours,
    ...(leadUnit === undefined ? {} : { leadUnit }),
  });
  const look = (unit: string | undefined, near: number): void => {
    setPicked(new Set());
    const next = new URLSearchParams();
    if (unit !== undefined) next.set('unit', unit);
    if (near !== USUAL) next.set('near', String(near));
    setAddress(next, { replace: true });
  };
  useEffect(() => {
    document.title = `${say.title} · ${texts.product}`;
  }, [say, texts]);
  const pickedRows = (issues ?? []).filter(({ issue }) => picked.has(issue));
  return (
    <Flex vertical gap={16}>
      <Flex gap={12} align="center" wrap>
        <Typography.Title level={1} style={{ margin: 0, fontSize: 18 }}>
          {say.title}
        </Typography.Title>
        <Segmented<number>
          aria-label={say.near}
          value={nearHours}
          options={NEAR.map((hours) => ({ value: hours, label: say.hours(hours) }))}
          onChange={(hours) => {
            look(leadUnit, hours);
          }}
        />
      </Flex>
      {error !== null && <Failure error={error} onAgain={refresh} />}
      <div className="supervision">
        <Card size="small">
          {units === undefined ? (
            <Skeleton active />
          ) : (
            <UnitLoads
              units={units}
              chosen={leadUnit}
              onChoose={(unit) => {
                look(unit, nearHours);
              }}
            />
          )}
        </Card>
        <Card
          size="small"
          title={
            pickedRows.length === 0 ? (
              say.matters
            ) : (
              <BulkBar
                rows={pickedRows}
                onNone={() => {
                  setPicked(new Set());
                }}
              />
            )
          }
        >
          {issues === undefined ? (
            <Skeleton active paragraph={{ rows: 8 }} />
          ) : (
            <PressingList issues={issues} picked={picked} onPick={setPicked} />
          )}
          {more !== undefined && (
            <Button block onClick={more}>
              {say.more}
            </Button>
          )}
        </Card>
      </div>
    </Flex>
  );
}
