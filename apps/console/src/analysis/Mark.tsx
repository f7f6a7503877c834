import { Tag, theme } from 'antd';
import type { ReactElement, ReactNode } from 'react';

/** How a mark is meant: its words say it as well, for whoever sees no colour. */
export type Meaning = 'good' | 'bad' | 'caution' | 'plain';

/** A short mark in a colour that can be read on its ground, in light and in dark. */
export function Mark({
  meaning = 'plain',
  children,
}: {
  readonly meaning?: Meaning;
  readonly children: ReactNode;
}): ReactElement {
  const { token } = theme.useToken();
  const colours: Readonly<Record<Meaning, string>> = {
    good: token.colorSuccess,
    bad: token.colorError,
    caution: token.colorWarning,
    plain: token.colorText,
  };
  return <Tag style={{ color: colours[meaning] }}>{children}</Tag>;
}
