import { Button, Result } from 'antd';
import { Component, type ReactElement, type ReactNode } from 'react';
import { useTexts } from '../language/use-texts.js';

interface Props {
  /** Where the reader is; another place is tried anew. */
  readonly at: string;
  readonly children: ReactNode;
}

/** Keeps a fault of one page from taking the frame with it: the menu stays, and leads on. */
export class Broken extends Component<Props, { readonly failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError(): { readonly failed: boolean } {
    return { failed: true };
  }

  override componentDidUpdate({ at }: Props): void {
    if (this.state.failed && at !== this.props.at) this.setState({ failed: false });
  }

  override render(): ReactNode {
    return this.state.failed ? <Apology /> : this.props.children;
  }
}

function Apology(): ReactElement {
  const { line } = useTexts();
  return (
    <Result
      status="error"
      title={line.broken}
      extra={
        <Button
          type="primary"
          onClick={() => {
            window.location.reload();
          }}
        >
          {line.again}
        </Button>
      }
    />
  );
}
