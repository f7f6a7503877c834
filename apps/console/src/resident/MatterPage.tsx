import { Button, Skeleton } from 'antd';
import { useState, type ReactElement } from 'react';
import { Link, Navigate, useLocation, useParams } from 'react-router';
import { language } from '../language/choice.js';
import { spoken } from '../language/moments.js';
import { useTexts } from '../language/use-texts.js';
import { useWords } from '../language/words.js';
import { BeforeAfter, Pictures } from '../media/Pictures.js';
import { useSession } from '../session/use-session.js';
import { Failure } from '../shell/Failure.js';
import { News } from './News.js';
import { RateForm } from './RateForm.js';
import { ReasonForm, type Asking } from './ReasonForm.js';
import { Receipt } from './Receipt.js';
import { Stages } from './Stages.js';
import { useMay } from './use-may.js';
import { useProgress, type Progress } from './use-progress.js';
import { words } from './words.js';

/** One matter: how far it is, who is at it, what came of it, and what one may do about it. */
export function MatterPage(): ReactElement {
  const { issue = '' } = useParams();
  const here = useSession();
  const { progress, error } = useProgress(issue);
  const [doing, setDoing] = useState<'rate' | Asking>();
  if (here === undefined) return <Navigate to="/r/follow" replace />;
  if (error !== null) return <Failure error={error} />;
  if (progress === undefined) return <Skeleton active />;
  const back = (): void => {
    setDoing(undefined);
  };
  if (doing === 'rate') return <RateForm issue={issue} onDone={back} />;
  if (doing !== undefined) return <ReasonForm issue={issue} asking={doing} onDone={back} />;
  return <Matter progress={progress} onAct={setDoing} />;
}

function Matter({
  progress,
  onAct,
}: {
  readonly progress: Progress;
  readonly onAct: (what: 'rate' | Asking) => void;
}): ReactElement {
  const said = useWords(words);
  const texts = useTexts();
  const { state } = useLocation() as { readonly state: { readonly received?: boolean } | null };
  const { receiptCode, phase, title, reportedAt, dueAt, unit, news, pictures } = progress;
  const may = useMay(progress.issue, progress.revision);
  const { before, after } = pictures;
  const isNew = state?.received === true && phase === 'REPORTED';
  const answers = news.filter(({ type }) => type === 'IssueFedBack' || type === 'IssueAnswered');
  const answer = answers.at(-1)?.text;
  return (
    <>
      {isNew && (
        <p role="status" className="received">
          {said.receipt.received}
        </p>
      )}
      <h1>{title ?? said.matter.untitled}</h1>
      {isNew && <Receipt code={receiptCode} />}
      <Stages phase={phase} />
      <p className="now" role="status">
        {said.now[phase]}
      </p>
      {answer !== undefined && answer !== null && <blockquote>{answer}</blockquote>}
      <div className="choices">
        {may.rate && (
          <Button type="primary" size="large" block onClick={() => onAct('rate')}>
            {said.rate.open}
          </Button>
        )}
        {may.reopen && (
          <Button size="large" block onClick={() => onAct('reopen')}>
            {said.reopen.open}
          </Button>
        )}
      </div>
      <dl>
        <dt>{said.matter.unit}</dt>
        <dd>{unit === undefined ? said.matter.nobody : unit.name[language()]}</dd>
        {dueAt !== undefined && (
          <>
            <dt>{said.matter.due}</dt>
            <dd>{spoken(dueAt, texts)}</dd>
          </>
        )}
        <dt>{said.matter.reported}</dt>
        <dd>{spoken(reportedAt, texts)}</dd>
      </dl>
      {before.length + after.length > 0 && (
        <section>
          <h2>{said.matter.result}</h2>
          {before.length > 0 ? (
            <BeforeAfter before={before} after={after} />
          ) : (
            <Pictures media={after} what={said.matter.result} />
          )}
        </section>
      )}
      {pictures.reported.length > 0 && (
        <section>
          <h2>{said.matter.yours}</h2>
          <Pictures media={pictures.reported} what={said.matter.yours} />
        </section>
      )}
      <News news={news} />
      {!isNew && <Receipt code={receiptCode} />}
      {may.withdraw && (
        <Button type="link" onClick={() => onAct('withdraw')}>
          {said.withdraw.open}
        </Button>
      )}
      <p>
        <Link to="/r">{said.home}</Link>
      </p>
    </>
  );
}
