import { CheckOutlined, CopyOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState, type ReactElement } from 'react';
import { useWords } from '../language/words.js';
import { words } from './words.js';

/** The code of the receipt, large, and into the clipboard with one touch. */
export function Receipt({ code }: { readonly code: string }): ReactElement {
  const said = useWords(words);
  const [copied, setCopied] = useState(false);
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(code);
    setCopied(true);
  };
  return (
    <section className="receipt" aria-label={said.receipt.title}>
      <h2>{said.receipt.title}</h2>
      <output>{code}</output>
      <p>{said.receipt.keep}</p>
      <Button
        size="large"
        block
        icon={copied ? <CheckOutlined /> : <CopyOutlined />}
        onClick={() => void copy().catch(() => undefined)}
      >
        <span aria-live="polite">{copied ? said.receipt.copied : said.receipt.copy}</span>
      </Button>
    </section>
  );
}
