import { Empty, Flex, Skeleton, Tag, Typography } from 'antd';
import { useEffect, type ReactElement } from 'react';
import { useSearchParams } from 'react-router';
import { useTexts } from '../language/use-texts.js';
import { useWords } from '../language/words.js';
import { Kept } from '../offline/Kept.js';
import { isUnsent } from '../offline/queued-order.js';
import { useQueue } from '../offline/use-queue.js';
import { useMe } from '../session/use-me.js';
import { Failure } from '../shell/Failure.js';
import { TaskRow } from './TaskRow.js';
import { countsOf, TABS, type Tab, type Task } from './task.js';
import { useTasks } from './use-tasks.js';
import { words } from './words.js';
import './tasks.css';

const NONE: readonly Task[] = [];

/** What my unit has to do, what is due next first; made for a phone. */
export default function TasksPage(): ReactElement {
  const texts = useTexts();
  const text = useWords(words);
  const { me } = useMe();
  const { tasks, heard, error, refresh } = useTasks();
  const waiting = new Set(
    useQueue()
      .filter(isUnsent)
      .map(({ issue }) => issue),
  );
  const [address, setAddress] = useSearchParams();
  const counts = countsOf(tasks ?? NONE);
  const tab = chosenTab(address.get('tab'), counts);
  useEffect(() => {
    document.title = `${text.title} · ${texts.product}`;
  }, [text, texts]);
  if (me !== undefined && me.actor?.unit === undefined) return <Empty description={text.noUnit} />;
  if (error !== null && tasks === undefined) return <Failure error={error} onAgain={refresh} />;
  const shown = tasks?.filter((task) => task.tab === tab);
  return (
    <Flex vertical gap={12} className="narrow">
      <Kept heard={heard} />
      <Typography.Title level={1} style={{ margin: 0, fontSize: 20 }}>
        {text.title}
      </Typography.Title>
      <Flex gap={4} className="tabs" role="group" aria-label={text.title}>
        {TABS.map((each) => (
          <Tag.CheckableTag
            key={each}
            checked={each === tab}
            onChange={() => {
              setAddress({ tab: each }, { replace: true });
            }}
          >
            {`${text.tabs[each]} ${String(counts[each])}`}
          </Tag.CheckableTag>
        ))}
      </Flex>
      {shown === undefined ? (
        <Skeleton active paragraph={{ rows: 8 }} />
      ) : shown.length === 0 ? (
        <Empty description={text.empty[tab]} />
      ) : (
        <ul className="task-list">
          {shown.map((task) => (
            <li key={`${task.issue} ${task.role ?? ''}`}>
              <TaskRow task={task} isUnsent={waiting.has(task.issue)} />
            </li>
          ))}
        </ul>
      )}
    </Flex>
  );
}

/** The tab asked for; else the first that holds something. */
function chosenTab(asked: string | null, counts: Readonly<Record<Tab, number>>): Tab {
  return (
    TABS.find((tab) => tab === asked) ??
    TABS.find((tab) => tab !== 'done' && counts[tab] > 0) ??
    'toSign'
  );
}
