import type { ReactElement, ReactNode } from 'react';
import { useEffect, useRef } from 'react';

/** One question on the screen; whoever listens to the page hears it when it comes. */
export function Question({
  title,
  progress,
  wrong,
  children,
  onSubmit,
}: {
  readonly title: string;
  /** How far one is. */
  readonly progress?: string;
  /** What is missing, said at the question. */
  readonly wrong?: string | undefined;
  readonly children: ReactNode;
  readonly onSubmit: () => void;
}): ReactElement {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    heading.current?.focus();
  }, [title]);
  return (
    <form
      className="question"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit();
      }}
    >
      {progress !== undefined && <p className="progress">{progress}</p>}
      <h1 ref={heading} tabIndex={-1}>
        {title}
      </h1>
      {children}
      {wrong !== undefined && (
        <p role="alert" className="wrong">
          {wrong}
        </p>
      )}
    </form>
  );
}
