import { yaml } from '@codemirror/lang-yaml';
import { lintGutter, setDiagnostics } from '@codemirror/lint';
import { EditorState } from '@codemirror/state';
import { basicSetup, EditorView } from 'codemirror';
import { useEffect, useRef, type ReactElement } from 'react';

/** Something to say of a line of a text. */
export interface LineMark {
  /** From 1. */
  readonly line: number;
  readonly severity: 'error' | 'warning';
  readonly message: string;
}

const LOOK = EditorView.theme({
  // Paper in both looks: the colours of the words are made for it.
  '&': { height: 'min(68vh, 900px)', fontSize: '13px', color: '#111', backgroundColor: '#fff' },
  '.cm-scroller': { fontFamily: 'ui-monospace, monospace' },
  '.cm-gutters': { color: '#555' },
});

/** A text in YAML with what is wrong at its lines. `value` from outside replaces what is written. */
export default function YamlEditor({
  value,
  marks,
  label,
  onChange,
}: {
  readonly value: string;
  readonly marks: readonly LineMark[];
  readonly label: string;
  readonly onChange: (text: string) => void;
}): ReactElement {
  const place = useRef<HTMLDivElement>(null);
  const editor = useRef<EditorView>(undefined);
  const told = useRef(onChange);
  useEffect(() => {
    told.current = onChange;
  }, [onChange]);
  useEffect(() => {
    if (place.current === null) return;
    const made = new EditorView({
      parent: place.current,
      extensions: [
        basicSetup,
        yaml(),
        lintGutter(),
        LOOK,
        EditorState.tabSize.of(2),
        EditorView.contentAttributes.of({ 'aria-label': label }),
        EditorView.updateListener.of(({ docChanged, state }) => {
          if (docChanged) told.current(state.doc.toString());
        }),
      ],
    });
    // Where lines are longer than a phone is wide, keys must reach what scrolls.
    made.scrollDOM.tabIndex = 0;
    editor.current = made;
    return () => {
      made.destroy();
    };
  }, [label]);
  useEffect(() => {
    const made = editor.current;
    if (made === undefined || made.state.doc.toString() === value) return;
    made.dispatch({ changes: { from: 0, to: made.state.doc.length, insert: value } });
  }, [value, label]);
  useEffect(() => {
    const made = editor.current;
    if (made === undefined) return;
    const { doc } = made.state;
    const diagnostics = marks.map(({ line, severity, message }) => {
      const { from, to } = doc.line(Math.min(Math.max(line, 1), doc.lines));
      return { from, to, severity, message };
    });
    made.dispatch(setDiagnostics(made.state, diagnostics));
  }, [marks, value, label]);
  return <div ref={place} style={{ border: '1px solid var(--line)', borderRadius: 6 }} />;
}
