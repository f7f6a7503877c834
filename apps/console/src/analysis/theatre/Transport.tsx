import {
  CaretRightOutlined,
  FastBackwardOutlined,
  FastForwardOutlined,
  PauseOutlined,
  StepBackwardOutlined,
  StepForwardOutlined,
} from '@ant-design/icons';
import { Button, Flex, Select, Slider } from 'antd';
import type { ReactElement, ReactNode } from 'react';
import { useWords } from '../../language/words.js';
import { SPEEDS, type Playback } from './use-playback.js';
import { words } from './words.js';

/** Play, pause, one on, one back, speed, and the slider one jumps by. */
export function Transport({
  play,
  last,
  known,
  shown,
  children,
}: {
  readonly play: Playback;
  readonly last: number;
  readonly known: number;
  /** How a tick is said. */
  readonly shown: (tick: number) => string;
  /** Beside the buttons. */
  readonly children?: ReactNode;
}): ReactElement {
  const said = useWords(words);
  const { tick, playing, speed, toggle, pause, go, setSpeed } = play;
  const button = (label: string, icon: ReactNode, to: number): ReactElement => (
    <Button
      type="text"
      aria-label={label}
      title={label}
      icon={icon}
      onClick={() => {
        pause();
        go(to);
      }}
    />
  );
  return (
    <div>
      <Slider
        min={0}
        max={Math.max(last, 1)}
        value={tick}
        ariaLabelForHandle={said.moment}
        ariaValueTextFormatterForHandle={shown}
        tooltip={{ formatter: (value) => (value === undefined ? null : shown(value)) }}
        onChange={(to: number) => {
          go(Math.min(to, known));
        }}
      />
      <Flex gap={4} wrap align="center">
        {button(said.first, <FastBackwardOutlined />, 0)}
        {button(said.earlier, <StepBackwardOutlined />, tick - 1)}
        <Button
          type="primary"
          shape="circle"
          size="large"
          aria-label={playing ? said.pause : said.play}
          icon={playing ? <PauseOutlined /> : <CaretRightOutlined />}
          onClick={toggle}
        />
        {button(said.later, <StepForwardOutlined />, tick + 1)}
        {button(said.end, <FastForwardOutlined />, known)}
        <Select
          aria-label={said.speed}
          value={speed}
          style={{ width: 124 }}
          options={SPEEDS.map((value) => ({ value, label: said.perSecond(value) }))}
          onChange={setSpeed}
        />
        {children}
      </Flex>
    </div>
  );
}
