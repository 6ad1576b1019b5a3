export { renderAccountEmail } from './account-email.tsx';
export { renderAppealPage } from './appeal-page.tsx';
export type * from './appeal-views.ts';
export { renderApiDocs, type OpenApiDocument } from './api-docs.tsx';
export { renderCommentPage, renderCommentThread } from './comment-page.tsx';
export { renderDeskAccountPage } from './desk/account-page.tsx';
export { renderAccountsPage } from './desk/accounts-page.tsx';
export type { RoleChoice } from './desk/role-fields.tsx';
export { renderAddSitePage, type NewSiteFields } from './desk/add-site-page.tsx';
export { renderDeskApp } from './desk/app-page.tsx';
export { renderAuditPage, type AuditFields } from './desk/audit-page.tsx';
export { renderEmbedPage } from './desk/embed-page.tsx';
export { renderImportsPage } from './desk/imports-page.tsx';
export { progressText } from './desk/import-progress.tsx';
export type { ImportFields } from './desk/import-views.ts';
export { renderRunPage } from './desk/run-page.tsx';
export { renderTaskPage } from './desk/task-page.tsx';
export { renderUploadPage } from './desk/upload-page.tsx';
export { renderOrganisationPage } from './desk/organisation-page.tsx';
export { renderProviderPage, type ProviderFields } from './desk/provider-page.tsx';
export { renderCallOutsPage, type CallOutFields } from './desk/call-outs-page.tsx';
export type { RuleTexts } from './desk/rule-field.tsx';
export type { SimulationView } from './desk/rule-simulation.tsx';
export { renderRulesPage } from './desk/rules-page.tsx';
export { renderRuleVersionsPage } from './desk/rule-versions-page.tsx';
export { renderSectionsPage, type SectionFields } from './desk/sections-page.tsx';
export { renderStoriesPage } from './desk/stories-page.tsx';
export {
  renderStoryTools,
  type MergeView,
  type StoryFields,
  type StoryForm,
} from './desk/story-tools-page.tsx';
export { renderTokensPage, type TokenFields } from './desk/tokens-page.tsx';
export { renderDeskViewpoints } from './desk/viewpoints-page.tsx';
export { renderWaysInPage } from './desk/ways-in-page.tsx';
export { renderFirstAdminPage, type FirstAdminStep } from './desk/first-admin-page.tsx';
export { renderDeskFront } from './desk/front-page.tsx';
export { settingTitle, settingValue } from './desk/setting-field.tsx';
export { renderSitePage, type SiteFields } from './desk/site-page.tsx';
export { renderSitesPage } from './desk/sites-page.tsx';
export type * from './desk/views.ts';
export { renderDecisionEmail } from './decision-email.tsx';
export { renderMutedPage } from './muted-page.tsx';
export { OLD_ANSWERS, renderOldCommentsPage, type OldAnswer } from './old-comments-page.tsx';
export { renderPicks, renderPicksPage } from './picks.tsx';
export { renderPersonPage } from './person-page.tsx';
export { renderPreferencesPage } from './preferences-page.tsx';
export { renderEditProfilePage, renderProfilePage } from './profile-page.tsx';
export { renderReportForm, renderReportPage } from './report-page.tsx';
export { renderSanctionEmail } from './sanction-email.tsx';
export { renderWarning, renderWarningsPage } from './warnings-page.tsx';
export { renderNoticeEmail, renderReportEmail } from './notice-email.tsx';
export { renderNoticePage, renderReceiptPage } from './notice-page.tsx';
export { renderReportsPage } from './reports-page.tsx';
export type * from './report-views.ts';
export { renderRepliesPage } from './replies-page.tsx';
export { renderReplyEmail } from './reply-email.tsx';
export { renderUnsubscribePage } from './unsubscribe-page.tsx';
export { renderErrorPage } from './error-page.tsx';
export { renderFormPage } from './form-page.tsx';
export { renderDeletePage, renderOwnDataPage } from './own-data-page.tsx';
export {
  countOwnPages,
  OWN_ROWS_PER_PAGE,
  ownPageName,
  renderOwnIndex,
  renderOwnReadme,
  renderOwnRows,
  type OwnFilesView,
} from './own-files/pages.tsx';
export { OWN_FILES_CSS } from './own-files/style.ts';
export { renderProvePage } from './prove-page.tsx';
export { renderSecurityEmail } from './security-email.tsx';
export { renderSecurityPage } from './security-page.tsx';
export { renderSecurityStep } from './security-step.tsx';
export type * from './security-views.ts';
export { renderSignInEmail } from './sign-in-email.tsx';
export { renderSignInPage } from './sign-in-page.tsx';
export { renderViewpointsPage } from './viewpoints-page.tsx';
export { renderStoryPage } from './story-page.tsx';
export { renderComment, renderReplies, renderThread, renderWaiting } from './threads.tsx';
export * from './urls.ts';
export type * from './views.ts';
