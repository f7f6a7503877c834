import { Alert, Button, Card, Empty, Flex, Progress, Skeleton, Statistic } from 'antd';
import { useEffect, useMemo, useState, type ReactElement } from 'react';
import { useWords } from '../../language/words.js';
import { Failure } from '../../shell/Failure.js';
import { AnalysisFrame } from '../AnalysisFrame.js';
import { useAddress, type Address } from '../use-address.js';
import { ChangeList } from './ChangeList.js';
import { DiffPanel } from './DiffPanel.js';
import { momentSpoken, momentText, nowWhole } from './moments.js';
import { OpenCurve } from './OpenCurve.js';
import { PhaseBars } from './PhaseBars.js';
import { PlaceTiles } from './PlaceTiles.js';
import { SpanForm } from './SpanForm.js';
import { Transport } from './Transport.js';
import { usePlayback, usePlayKeys } from './use-playback.js';
import { useReel, type Loading, type Wanted } from './use-reel.js';
import { words } from './words.js';
import './theatre.css';

const DAY = 86_400_000;
const HOUR_SECONDS = 3_600;

/** 回放: the board and the territory over a span, played like a film. */
export default function TheatrePage(): ReactElement {
  const address = useAddress();
  const [opened] = useState(nowWhole);
  const wanted = wantedIn(address, opened);
  const loading = useReel(wanted);
  const key = JSON.stringify(wanted);
  const change = ({ from, to, step, territory, leadUnit }: Wanted): void => {
    const gone = { at: undefined, a: undefined, b: undefined };
    address.put({ ...gone, from, to, step: String(step), territory, unit: leadUnit });
  };
  return (
    <AnalysisFrame part="theatre">
      <SpanForm key={`form ${key}`} wanted={wanted} onWanted={change} />
      {loading?.error !== undefined && <Failure error={loading.error} />}
      {loading === undefined ? (
        <Skeleton active paragraph={{ rows: 10 }} />
      ) : (
        <Stage key={key} wanted={wanted} loading={loading} address={address} />
      )}
    </AnalysisFrame>
  );
}

function Stage({
  wanted,
  loading: { reel, through, complete, lost, error },
  address,
}: {
  readonly wanted: Wanted;
  readonly loading: Loading;
  readonly address: Address;
}): ReactElement {
  const said = useWords(words);
  const { from, to, step, territory, leadUnit } = wanted;
  const begin = Date.parse(from);
  const end = Date.parse(to);
  const length = step * 1_000;
  const last = Math.ceil((end - begin) / length);
  const known = Math.floor((through - begin) / length + (complete ? 1 : 0));
  const at = Date.parse(address.get('at') ?? '');
  const first = Number.isNaN(at) ? 0 : Math.round((at - begin) / length);
  const play = usePlayback({ first, known: Math.min(known, last), last });
  usePlayKeys(play, Math.min(known, last));
  const { tick, playing, go } = play;
  const momentOf = (each: number): number => Math.min(begin + each * length, end);
  const moment = momentOf(tick);
  const { put } = address;
  useEffect(() => {
    if (!playing) put({ at: new Date(moment).toISOString() });
  }, [playing, moment, put]);
  const count = reel.pictures.length;
  const isKnown = complete || moment <= through;
  const index = reel.indexAt(moment);
  const picture = reel.pictures[index];
  // Only where the tick is the very one something changed in: else nothing changed now.
  const isNow = isKnown && picture !== undefined && index > 0 && picture.at > moment - length;
  const most = useMemo(
    () => Math.max(1, ...reel.pictures.slice(0, count).map(({ total }) => total)),
    [reel, count],
  );
  const scope = useMemo(
    () => ({
      ...(territory === undefined ? {} : { territory }),
      ...(leadUnit === undefined ? {} : { leadUnit }),
    }),
    [territory, leadUnit],
  );
  const [a, b] = ['a', 'b'].map((name) => Date.parse(address.get(name) ?? ''));
  const isMarked = a !== undefined && !Number.isNaN(a);
  if (complete && count <= 1 && (picture?.total ?? 0) === 0)
    return error === undefined ? <Empty description={said.empty} /> : <></>;
  return (
    <>
      <Card size="small">
        <Flex gap={24} wrap align="center" style={{ minHeight: 56 }}>
          <Statistic title={said.moment} value={momentSpoken(moment)} />
          <Statistic title={said.open} value={isKnown ? (picture?.total ?? 0) : '…'} />
          <span role="status">
            {lost ? said.lost : complete ? said.loaded(count) : said.loading(momentText(through))}
          </span>
          {!complete && error === undefined && (
            <Progress
              percent={Math.round(((through - begin) / (end - begin)) * 100)}
              style={{ width: 160 }}
              size="small"
              aria-label={said.loading(momentText(through))}
            />
          )}
        </Flex>
        <OpenCurve
          pictures={reel.pictures}
          count={count}
          from={begin}
          to={end}
          label={said.curve}
          onMoment={(each) => {
            go(Math.min((each - begin) / length, known));
          }}
        />
        <Transport
          play={play}
          last={last}
          known={Math.min(known, last)}
          shown={(each) => momentText(momentOf(each))}
        >
          <Button
            onClick={() => {
              put({ a: new Date(moment).toISOString(), b: undefined });
            }}
          >
            {said.markA}
            {isMarked ? ` · ${momentText(a)}` : ''}
          </Button>
          <Button
            disabled={!isMarked || a === moment}
            onClick={() => {
              put({ b: new Date(moment).toISOString() });
            }}
          >
            {said.markB}
          </Button>
          <span className="keys">{said.keys}</span>
        </Transport>
      </Card>
      {isMarked && b !== undefined && !Number.isNaN(b) && (
        <DiffPanel
          a={a}
          b={b}
          scope={scope}
          onClose={() => {
            put({ a: undefined, b: undefined });
          }}
        />
      )}
      <div className="stage">
        <Card size="small" title={said.byPhase}>
          <PhaseBars
            phases={reel.phases}
            counts={reel.phasesAt(index)}
            most={most}
            label={said.byPhase}
          />
        </Card>
        <Card size="small" title={said.byPlace}>
          <PlaceTiles counts={reel.territoriesAt(index)} most={most} root={territory} />
        </Card>
        <Card size="small">
          {isNow ? (
            <ChangeList
              picture={picture}
              before={reel.pictures[index - 1]?.at ?? begin}
              scope={scope}
            />
          ) : (
            said.quiet
          )}
        </Card>
      </div>
      {lost && <Alert type="warning" showIcon title={said.lost} />}
    </>
  );
}

/** What the address says; what it does not say is the seven days before the page was opened. */
function wantedIn(address: Address, end: number): Wanted {
  const [from, to] = [address.get('from'), address.get('to')];
  const territory = address.get('territory');
  const leadUnit = address.get('unit');
  const step = Number(address.get('step'));
  const span =
    from === undefined || to === undefined
      ? { from: new Date(end - 7 * DAY).toISOString(), to: new Date(end).toISOString() }
      : { from, to };
  return {
    ...span,
    step: Number.isInteger(step) && step > 0 ? step : HOUR_SECONDS,
    ...(territory === undefined ? {} : { territory }),
    ...(leadUnit === undefined ? {} : { leadUnit }),
  };
}
