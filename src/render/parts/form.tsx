import type { ComponentChildren, JSX } from 'preact';

/** A form that posts, with fields that nobody sees: the key of the write, or what one step hands to the next. */
export function PostForm(props: {
  action: string;
  hidden: Readonly<Record<string, string | undefined>>;
  children: ComponentChildren;
}): JSX.Element {
  const hidden = Object.entries(props.hidden).filter(([, value]) => value !== undefined);
  return (
    <form method="post" action={props.action}>
      {hidden.map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
      {props.children}
    </form>
  );
}
