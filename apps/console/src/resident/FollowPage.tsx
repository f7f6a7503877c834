import { Button, Input } from 'antd';
import { useState, type ReactElement } from 'react';
import { useNavigate } from 'react-router';
import { api } from '../api/client.js';
import { useWords } from '../language/words.js';
import { Failure } from '../shell/Failure.js';
import { Question } from './Question.js';
import { keepVisit } from './use-visit.js';
import { words } from './words.js';

/** By the code of the receipt and four digits to the matter. */
export function FollowPage(): ReactElement {
  const said = useWords(words);
  const go = useNavigate();
  const [code, setCode] = useState('');
  const [ending, setEnding] = useState('');
  const [wrong, setWrong] = useState<string>();
  const [error, setError] = useState<Error>();
  const [busy, setBusy] = useState(false);
  const find = async (): Promise<void> => {
    setError(undefined);
    if (code.trim().length < 8 || !/^\d{4}$/.test(ending)) {
      setWrong(said.find.missing);
      return;
    }
    setWrong(undefined);
    setBusy(true);
    try {
      const body = { receiptCode: code.trim(), phoneEnding: ending };
      const { data } = await api.POST('/visits', { body });
      if (data?.issue === undefined) return;
      keepVisit(data);
      void go(`/r/matters/${data.issue}`);
    } catch (caught) {
      setError(caught as Error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Question title={said.find.title} wrong={wrong} onSubmit={() => void find()}>
      <label htmlFor="r-code">{said.find.code}</label>
      <Input
        id="r-code"
        autoComplete="off"
        autoCapitalize="characters"
        maxLength={40}
        placeholder={said.find.codeExample}
        value={code}
        onChange={({ target }) => {
          setCode(target.value);
        }}
      />
      <label htmlFor="r-ending">{said.find.ending}</label>
      <Input
        id="r-ending"
        inputMode="numeric"
        autoComplete="off"
        maxLength={4}
        value={ending}
        onChange={({ target }) => {
          setEnding(target.value.replace(/\D/g, ''));
        }}
      />
      {error !== undefined && <Failure error={error} />}
      <div className="ways">
        <Button type="primary" size="large" htmlType="submit" loading={busy}>
          {said.find.go}
        </Button>
      </div>
    </Question>
  );
}
