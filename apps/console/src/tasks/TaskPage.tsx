import { Card, Flex, Skeleton, Tag, Timeline as Line, Typography } from 'antd';
import { useEffect, type ReactElement } from 'react';
import { Link, useParams } from 'react-router';
import { Actions } from '../actions/Actions.js';
import type { Timeline } from '../issue/use-issue.js';
import { spoken } from '../language/moments.js';
import { useTexts } from '../language/use-texts.js';
import { useWords } from '../language/words.js';
import { Pictures } from '../media/Pictures.js';
import { Kept } from '../offline/Kept.js';
import { Failure } from '../shell/Failure.js';
import { Checklist } from './Checklist.js';
import { Contact } from './Contact.js';
import { Due } from './Due.js';
import { mediaOf, Proof } from './Proof.js';
import { Pending } from './Pending.js';
import { Wanted } from './Wanted.js';
import { Whistles } from './Whistles.js';
import { useTask } from './use-task.js';
import { words } from './words.js';
import './tasks.css';

/** One matter in the street: what is wanted and where, whom to call, what is due, what to do next. */
export default function TaskPage(): ReactElement {
  const texts = useTexts();
  const text = useWords(words);
  const { issue = '' } = useParams();
  const { detail, heard, error, refresh } = useTask(issue);
  const reported = detail?.matter.reported['title'];
  const title = typeof reported === 'string' ? reported : text.hidden;
  useEffect(() => {
    if (detail !== undefined) document.title = `${title} · ${texts.product}`;
  }, [detail, title, texts]);
  if (error !== null && detail === undefined) return <Failure error={error} onAgain={refresh} />;
  if (detail === undefined) return <Skeleton active paragraph={{ rows: 12 }} />;
  const { matter, timeline, mechanism } = detail;
  return (
    <Flex vertical gap={12} className="narrow task-page">
      <Kept heard={heard} />
      <Link to="/tasks">← {text.back}</Link>
      <Typography.Title level={1} style={{ margin: 0, fontSize: 20 }}>
        {title} <Tag>{texts.phases[matter.phase]}</Tag>
      </Typography.Title>
      <Due matter={matter} />
      <Pending issue={issue} />
      <Wanted matter={matter} />
      <Contact matter={matter} />
      <Whistles timeline={timeline} matter={matter} />
      <Proof detail={detail} />
      <Checklist mechanism={mechanism} timeline={timeline} />
      <Card size="small" title={text.history}>
        <History entries={timeline} />
      </Card>
      <Actions detail={detail} title={title} />
    </Flex>
  );
}

function History({ entries }: { readonly entries: Timeline }): ReactElement {
  const texts = useTexts();
  const text = useWords(words);
  const items = entries.toReversed().map(({ revision, occurredAt, sentence, data }) => ({
    key: revision,
    content: (
      <>
        <Typography.Text type="secondary">{spoken(occurredAt, texts)}</Typography.Text>
        <br />
        {sentence}
        <Pictures media={mediaOf(data)} what={text.step} />
      </>
    ),
  }));
  return <Line items={items} />;
}
