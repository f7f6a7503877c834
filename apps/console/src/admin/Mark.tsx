import { Tag, theme } from 'antd';
import type { ReactElement, ReactNode } from 'react';

/** How something stands. */
export type Tone = 'good' | 'wrong' | 'note' | 'plain' | 'coming';

/** A word on how something stands, in the house's colours: Ant Design's own are too pale to read. */
export function Mark({
  tone,
  children,
}: {
  readonly tone: Tone;
  readonly children: ReactNode;
}): ReactElement {
  const { token } = theme.useToken();
  const colour = {
    good: token.colorSuccess,
    wrong: token.colorError,
    note: token.colorWarning,
    plain: token.colorText,
    coming: token.colorLink,
  }[tone];
  return (
    <Tag
      variant="outlined"
      style={{ color: colour, background: token.colorBgContainer, borderColor: colour }}
    >
      {children}
    </Tag>
  );
}
