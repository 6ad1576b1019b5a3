import type { ComponentChildren, JSX } from 'preact';
import type { Person as PersonFacts } from '../../domain/listed-comment.ts';
import type { Messages } from '../../messages/index.ts';
import { Badges } from './comment.tsx';
import { Face } from './face.tsx';

/** Somebody: their picture, their name, what is said of them and what they say of themselves. */
export function Person(props: {
  person: PersonFacts;
  m: Messages;
  /** The name, as the heading it is on its page. */
  name: ComponentChildren;
  children?: ComponentChildren;
}): JSX.Element {
  const { person, m } = props;
  return (
    <div class="person-card">
      <Face author={person} base="" />
      <div>
        {props.name}
        <p class="badges">
          <Badges author={person} m={m} />
        </p>
        {person.bio !== '' && (
          <p class="bio" dir="auto">
            {person.bio}
          </p>
        )}
        {person.profileUrl !== null && /^https?:/.test(person.profileUrl) && (
          <p>
            <a href={person.profileUrl} rel="nofollow noopener">
              {m.t('person.elsewhere')}
            </a>
          </p>
        )}
        {props.children}
      </div>
    </div>
  );
}
