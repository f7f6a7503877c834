import { Button, Input } from 'antd';
import { useState, type ReactElement } from 'react';
import { api } from '../api/client.js';
import { useOrder } from '../api/use-order.js';
import { useWords } from '../language/words.js';
import { Failure } from '../shell/Failure.js';
import { Choice } from './Choice.js';
import { Question } from './Question.js';
import { words } from './words.js';

type Resolution = keyof (typeof words)['zh']['rate']['resolutions'];
type Satisfaction = keyof (typeof words)['zh']['rate']['satisfactions'];

interface Rating {
  readonly contacted: boolean;
  readonly resolution: Resolution;
  readonly satisfaction: Satisfaction;
  readonly comment?: string;
}

/** The three answers behind the three rates, from whom it is about. */
export function RateForm({
  issue,
  onDone,
}: {
  readonly issue: string;
  readonly onDone: () => void;
}): ReactElement {
  const said = useWords(words);
  const [contacted, setContacted] = useState<'yes' | 'no'>();
  const [resolution, setResolution] = useState<Resolution>();
  const [satisfaction, setSatisfaction] = useState<Satisfaction>();
  const [comment, setComment] = useState('');
  const [wrong, setWrong] = useState<string>();
  const rate = useOrder(
    async (body: Rating, key) =>
      (
        await api.POST('/issues/{issue}/evaluations', {
          params: { path: { issue }, header: key },
          body,
        })
      ).data,
  );
  const send = async (): Promise<void> => {
    if (contacted === undefined || resolution === undefined || satisfaction === undefined) {
      setWrong(said.rate.missing);
      return;
    }
    setWrong(undefined);
    const rating = { contacted: contacted === 'yes', resolution, satisfaction };
    const text = comment.trim();
    const done = await rate
      .send(text === '' ? rating : { ...rating, comment: text })
      .catch(() => undefined);
    if (done !== undefined) onDone();
  };
  return (
    <Question title={said.rate.title} wrong={wrong} onSubmit={() => void send()}>
      <Choice
        name="contacted"
        question={said.rate.contacted}
        answers={{ yes: said.rate.yes, no: said.rate.no }}
        value={contacted}
        onChange={setContacted}
      />
      <Choice
        name="resolution"
        question={said.rate.resolved}
        answers={said.rate.resolutions}
        value={resolution}
        onChange={setResolution}
      />
      <Choice
        name="satisfaction"
        question={said.rate.satisfied}
        answers={said.rate.satisfactions}
        value={satisfaction}
        onChange={setSatisfaction}
      />
      <label htmlFor="r-comment">{said.rate.comment}</label>
      <Input.TextArea
        id="r-comment"
        rows={3}
        maxLength={1_000}
        value={comment}
        onChange={({ target }) => {
          setComment(target.value);
        }}
      />
      {rate.error !== null && <Failure error={rate.error} />}
      <div className="ways">
        <Button size="large" onClick={onDone}>
          {said.cancel}
        </Button>
        <Button type="primary" size="large" htmlType="submit" loading={rate.sending}>
          {said.rate.send}
        </Button>
      </div>
    </Question>
  );
}
