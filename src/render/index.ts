export { renderCommentPage, renderCommentThread } from './comment-page.tsx';
export { renderErrorPage } from './error-page.tsx';
export { renderFormPage } from './form-page.tsx';
export { renderSignInEmail } from './sign-in-email.tsx';
export { renderSignInPage } from './sign-in-page.tsx';
export { renderStoryPage } from './story-page.tsx';
export { renderComment, renderReplies, renderThread } from './threads.tsx';
export * from './urls.ts';
export type * from './views.ts';
