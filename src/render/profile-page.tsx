import type { JSX } from 'preact';
import { MAX_BIO_LENGTH } from '../domain/profile.ts';
import type { OwnComment } from '../domain/listed-comment.ts';
import { messages, type Messages } from '../messages/index.ts';
import { renderAccountPage } from './parts/account-page.tsx';
import { WhyBack, WhyHeld } from './parts/explanation.tsx';
import { FormError, LabelledField } from './parts/field.tsx';
import { PostForm } from './parts/form.tsx';
import { Listed, ListPages } from './parts/listed-comment.tsx';
import { Person } from './parts/person.tsx';
import { accountUrl, PATHS, storyUrls } from './urls.ts';
import type { EditProfileView, OwnPerson, ProfileView } from './views.ts';

/** One's own profile: what one shows of oneself, and everything one wrote with what became of it. */
export function renderProfilePage(view: ProfileView): string {
  const m = messages(view.language, view.timeZone);
  const { person, comments, lang } = view;
  return renderAccountPage({
    frame: view,
    page: 'profile',
    isSaved: view.isSaved,
    children: (
      <>
        <Person
          person={person}
          m={m}
          name={
            <p class="name">
              <bdi>{person.name}</bdi>
            </p>
          }
        >
          <PictureState person={person} m={m} />
          <p>
            <a href={accountUrl(PATHS.accountEdit, { lang })}>{m.t('profile.edit')}</a>
          </p>
        </Person>
        {view.oldComments !== null && view.oldComments > 0 && (
          <p class="saved">
            {m.t('oldComments.hint')}{' '}
            <a href={accountUrl(PATHS.accountOld, { lang })}>{m.t('oldComments.look')}</a>
          </p>
        )}
        <h2>{m.t('profile.comments')}</h2>
        {comments.items.length === 0 && <p class="empty">{m.t('profile.empty')}</p>}
        {comments.items.map((comment) => (
          <Listed
            heading="h3"
            comment={comment}
            m={m}
            lang={lang}
            state={<State comment={comment} m={m} />}
            below={<Why comment={comment} m={m} lang={lang} />}
          />
        ))}
        <ListPages page={comments} after={view.after} path={PATHS.account} query={{ lang }} m={m} />
      </>
    ),
  });
}

function PictureState({ person, m }: { person: OwnPerson; m: Messages }): JSX.Element | null {
  if (person.isPictureAsked) return <p class="hint">{m.t('profile.pictureAsked')}</p>;
  const failure = person.pictureFailure;
  return failure && <p class="hint">{m.t(`profile.picture.${failure}`)}</p>;
}

/** What became of a comment. */
function State({ comment, m }: { comment: OwnComment; m: Messages }): JSX.Element {
  const state = comment.html === null ? 'deleted' : comment.status;
  return (
    <>
      <strong class={`state ${state}`}>{m.t(`listed.state.${state}`)}</strong>
    </>
  );
}

/** Where it is not there for everybody, or was not for a while, why. */
function Why(props: { comment: OwnComment; m: Messages; lang: string | undefined }): JSX.Element | null {
  const { comment, m, lang } = props;
  const { explanation, status, site, story } = comment;
  if (explanation === null) return null;
  const urls = storyUrls({ site: site.key, story: story.key }, '', { lang });
  const contest = { url: urls.form(comment.id, 'appeal') };
  if (status !== 'published') return <WhyHeld explanation={explanation} m={m} contest={contest} />;
  return <WhyBack appeal={explanation.appeal} m={m} />;
}

/** The form in which one changes one's name, text and picture. */
export function renderEditProfilePage(view: EditProfileView): string {
  const m = messages(view.language);
  const { person, refusal, lang } = view;
  const typed = view.typed ?? { name: person.name, bio: person.bio, pictureUrl: '' };
  const isElsewhere = refusal !== undefined && refusal.field === undefined;
  return renderAccountPage({
    frame: view,
    page: 'profile',
    title: m.t('profile.edit'),
    children: (
      <PostForm action={accountUrl(PATHS.accountEdit, { lang })} hidden={{}}>
        {isElsewhere && <FormError refusal={refusal} m={m} />}
        <LabelledField
          name="name"
          label={m.t('form.name')}
          hint={m.t('profile.nameHint')}
          {...{ refusal, m }}
        >
          {(tie) => <input {...tie} autocomplete="nickname" dir="auto" required value={typed.name} />}
        </LabelledField>
        <LabelledField
          name="bio"
          label={m.t('profile.bio')}
          hint={m.t('profile.bioHint', { limit: MAX_BIO_LENGTH })}
          {...{ refusal, m }}
        >
          {(tie) => (
            <textarea {...tie} rows={4} dir="auto">
              {typed.bio}
            </textarea>
          )}
        </LabelledField>
        <LabelledField
          name="pictureUrl"
          label={m.t('profile.pictureUrl')}
          hint={m.t('profile.pictureHint')}
          {...{ refusal, m }}
        >
          {(tie) => <input {...tie} type="url" inputmode="url" dir="ltr" value={typed.pictureUrl} />}
        </LabelledField>
        {(person.picture !== null || person.isPictureAsked) && (
          <label class="choice">
            <input type="checkbox" name="removePicture" value="true" /> {m.t('profile.pictureRemove')}
          </label>
        )}
        <p class="buttons">
          <button>{m.t('form.save')}</button>
          <a class="quiet" href={accountUrl(PATHS.account, { lang })}>
            {m.t('action.cancel')}
          </a>
        </p>
      </PostForm>
    ),
  });
}
