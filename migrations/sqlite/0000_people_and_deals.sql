CREATE TABLE `approval_templates` (
	`tenant_id` text NOT NULL,
	`platform` text NOT NULL,
	`code` text NOT NULL,
	`name` text NOT NULL,
	`adopted_by` text NOT NULL,
	`adopted_at` integer NOT NULL,
	PRIMARY KEY(`tenant_id`, `platform`)
);
--> statement-breakpoint
CREATE TABLE `approvals` (
	`id` text PRIMARY KEY NOT NULL,
	`tenant_id` text NOT NULL,
	`owner_id` text NOT NULL,
	`team_id` text NOT NULL,
	`state` text NOT NULL,
	`asked_at` integer NOT NULL,
	`decided_by` text,
	`decided_at` integer,
	`body` text NOT NULL,
	`notes` text NOT NULL,
	`template` text,
	`instance` text,
	`apart_at` integer,
	`looked_at` integer
);
--> statement-breakpoint
CREATE INDEX `approvals_team` ON `approvals` (`tenant_id`,`state`,`team_id`);--> statement-breakpoint
CREATE INDEX `approvals_instance` ON `approvals` (`tenant_id`,`instance`);--> statement-breakpoint
CREATE TABLE `assessment_settings` (
	`id` integer PRIMARY KEY NOT NULL,
	`tenant_id` text NOT NULL,
	`scope` text NOT NULL,
	`value` integer NOT NULL,
	`at` integer NOT NULL,
	`person_id` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `assessment_settings_scope` ON `assessment_settings` (`tenant_id`,`scope`);--> statement-breakpoint
CREATE TABLE `behaviour_looks` (
	`tenant_id` text NOT NULL,
	`person_id` text NOT NULL,
	`viewer_id` text NOT NULL,
	`day` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`tenant_id`, `person_id`, `viewer_id`, `day`)
);
--> statement-breakpoint
CREATE TABLE `behaviour_settings` (
	`id` integer PRIMARY KEY NOT NULL,
	`tenant_id` text NOT NULL,
	`behaviour` text NOT NULL,
	`role` text NOT NULL,
	`enabled` integer NOT NULL,
	`healthy` real NOT NULL,
	`warning` real NOT NULL,
	`at` integer NOT NULL,
	`person_id` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `behaviour_settings_behaviour` ON `behaviour_settings` (`tenant_id`,`behaviour`);--> statement-breakpoint
CREATE TABLE `briefs` (
	`tenant_id` text NOT NULL,
	`person_id` text NOT NULL,
	`day` text NOT NULL,
	`items` text NOT NULL,
	`said` integer NOT NULL,
	`at` integer NOT NULL,
	`read_at` integer,
	`again_at` integer,
	PRIMARY KEY(`tenant_id`, `person_id`, `day`)
);
--> statement-breakpoint
CREATE TABLE `challenges` (
	`id` text PRIMARY KEY NOT NULL,
	`tenant_id` text NOT NULL,
	`owner_id` text NOT NULL,
	`about` text NOT NULL,
	`shown` text NOT NULL,
	`reason` text NOT NULL,
	`at` integer NOT NULL,
	`told_at` integer,
	`answered_at` integer,
	`answered_by` text,
	`remark` text,
	`correction` text,
	`answer_told_at` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `challenges_open` ON `challenges` (`tenant_id`,`owner_id`,`about`) WHERE answered_at IS NULL;--> statement-breakpoint
CREATE INDEX `challenges_owner` ON `challenges` (`tenant_id`,`owner_id`);--> statement-breakpoint
CREATE TABLE `appointments` (
	`id` text PRIMARY KEY NOT NULL,
	`tenant_id` text NOT NULL,
	`owner_id` text NOT NULL,
	`team_id` text NOT NULL,
	`title` text NOT NULL,
	`told` text NOT NULL,
	`part_of_day` text,
	`first_day` text NOT NULL,
	`last_day` text NOT NULL,
	`customer` text,
	`deal_id` text,
	`with` text NOT NULL,
	`agenda` text,
	`invited` text,
	`state` text NOT NULL,
	`made_at` integer NOT NULL,
	`starts_at` integer,
	`said_before_at` integer,
	`asked_after_at` integer,
	`placed` text
);
--> statement-breakpoint
CREATE INDEX `appointments_owner` ON `appointments` (`tenant_id`,`owner_id`,`first_day`);--> statement-breakpoint
CREATE INDEX `appointments_team` ON `appointments` (`tenant_id`,`team_id`,`first_day`);--> statement-breakpoint
CREATE INDEX `appointments_start` ON `appointments` (`state`,`starts_at`);--> statement-breakpoint
CREATE TABLE `calendar_links` (
	`tenant_id` text NOT NULL,
	`person_id` text NOT NULL,
	`platform` text NOT NULL,
	`user_id` text NOT NULL,
	`cursor` text,
	`read_on` text,
	`looked_at` integer,
	`watched_at` integer,
	PRIMARY KEY(`tenant_id`, `person_id`, `platform`)
);
--> statement-breakpoint
CREATE INDEX `calendar_links_looked` ON `calendar_links` (`looked_at`);--> statement-breakpoint
CREATE TABLE `outside_events` (
	`tenant_id` text NOT NULL,
	`owner_id` text NOT NULL,
	`platform` text NOT NULL,
	`event_id` text NOT NULL,
	`title` text NOT NULL,
	`told` text NOT NULL,
	`until` text NOT NULL,
	`first_day` text NOT NULL,
	`last_day` text NOT NULL,
	`starts_at` integer,
	`ends_at` integer,
	`with` text NOT NULL,
	`customer` text,
	`deal_id` text,
	PRIMARY KEY(`tenant_id`, `owner_id`, `platform`, `event_id`)
);
--> statement-breakpoint
CREATE INDEX `outside_events_start` ON `outside_events` (`starts_at`);--> statement-breakpoint
CREATE TABLE `outside_notices` (
	`tenant_id` text NOT NULL,
	`owner_id` text NOT NULL,
	`platform` text NOT NULL,
	`event_id` text NOT NULL,
	`notice` text NOT NULL,
	`starts_at` integer NOT NULL,
	`said_at` integer NOT NULL,
	PRIMARY KEY(`tenant_id`, `owner_id`, `platform`, `event_id`, `notice`, `starts_at`)
);
--> statement-breakpoint
CREATE INDEX `outside_notices_said` ON `outside_notices` (`tenant_id`,`owner_id`,`said_at`);--> statement-breakpoint
CREATE TABLE `pushed_meetings` (
	`tenant_id` text NOT NULL,
	`id` text NOT NULL,
	`revision` integer NOT NULL,
	`person_id` text,
	`booked` text,
	`over_at` integer,
	`seq` integer NOT NULL,
	PRIMARY KEY(`tenant_id`, `id`)
);
--> statement-breakpoint
CREATE INDEX `pushed_meetings_person` ON `pushed_meetings` (`tenant_id`,`person_id`);--> statement-breakpoint
CREATE INDEX `pushed_meetings_over` ON `pushed_meetings` (`over_at`);--> statement-breakpoint
CREATE UNIQUE INDEX `pushed_meetings_seq` ON `pushed_meetings` (`tenant_id`,`seq`);--> statement-breakpoint
CREATE TABLE `tasks` (
	`id` text PRIMARY KEY NOT NULL,
	`tenant_id` text NOT NULL,
	`owner_id` text NOT NULL,
	`team_id` text NOT NULL,
	`text` text NOT NULL,
	`due` text,
	`part_of_day` text,
	`remind_at` integer,
	`customer` text,
	`deal_id` text,
	`platform` text NOT NULL,
	`state` text NOT NULL,
	`made_at` integer NOT NULL,
	`reminded_at` integer,
	`ended_at` integer
);
--> statement-breakpoint
CREATE INDEX `tasks_owner` ON `tasks` (`tenant_id`,`owner_id`,`state`);--> statement-breakpoint
CREATE INDEX `tasks_due` ON `tasks` (`state`,`reminded_at`,`remind_at`);--> statement-breakpoint
CREATE TABLE `courses` (
	`id` text PRIMARY KEY NOT NULL,
	`tenant_id` text NOT NULL,
	`title` text NOT NULL,
	`minutes` integer NOT NULL,
	`covers` text NOT NULL,
	`url` text,
	`text` text,
	`at` integer NOT NULL,
	`person_id` text NOT NULL,
	`retired_at` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `courses_title` ON `courses` (`tenant_id`,`title`) WHERE "courses"."retired_at" IS NULL;--> statement-breakpoint
CREATE TABLE `point_rules` (
	`id` integer PRIMARY KEY NOT NULL,
	`tenant_id` text NOT NULL,
	`rule` text NOT NULL,
	`points` integer NOT NULL,
	`at` integer NOT NULL,
	`person_id` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `point_rules_rule` ON `point_rules` (`tenant_id`,`rule`);--> statement-breakpoint
CREATE TABLE `points` (
	`id` integer PRIMARY KEY NOT NULL,
	`tenant_id` text NOT NULL,
	`owner_id` text NOT NULL,
	`rule` text NOT NULL,
	`key` text NOT NULL,
	`points` integer NOT NULL,
	`reason` text NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `points_once` ON `points` (`tenant_id`,`owner_id`,`key`);--> statement-breakpoint
CREATE TABLE `sent_courses` (
	`id` text PRIMARY KEY NOT NULL,
	`tenant_id` text NOT NULL,
	`course_id` text NOT NULL,
	`owner_id` text NOT NULL,
	`person_id` text NOT NULL,
	`about` text,
	`at` integer NOT NULL,
	`told_at` integer,
	`learned_at` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `sent_courses_once` ON `sent_courses` (`tenant_id`,`owner_id`,`course_id`);--> statement-breakpoint
CREATE INDEX `sent_courses_untold` ON `sent_courses` (`at`) WHERE "sent_courses"."told_at" IS NULL;--> statement-breakpoint
CREATE TABLE `shared_practices` (
	`id` text PRIMARY KEY NOT NULL,
	`tenant_id` text NOT NULL,
	`owner_id` text NOT NULL,
	`deal_id` text NOT NULL,
	`practice` text NOT NULL,
	`at` integer NOT NULL,
	`person_id` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `shared_practices_once` ON `shared_practices` (`tenant_id`,`deal_id`);--> statement-breakpoint
CREATE TABLE `contact_consents` (
	`tenant_id` text NOT NULL,
	`person_id` text NOT NULL,
	`platform` text NOT NULL,
	`user_id` text NOT NULL,
	`since` integer NOT NULL,
	`withdrawn_at` integer,
	`looked_at` integer,
	`read_on` text,
	PRIMARY KEY(`tenant_id`, `person_id`, `platform`)
);
--> statement-breakpoint
CREATE TABLE `contact_readings` (
	`tenant_id` text NOT NULL,
	`platform` text NOT NULL,
	`legal_basis` text NOT NULL,
	`allowed_by` text NOT NULL,
	`since` integer NOT NULL,
	PRIMARY KEY(`tenant_id`, `platform`)
);
--> statement-breakpoint
CREATE TABLE `contacts` (
	`id` text PRIMARY KEY NOT NULL,
	`tenant_id` text NOT NULL,
	`customer_id` text NOT NULL,
	`name` text NOT NULL,
	`title` text,
	`dept` text,
	`phone` text,
	`email` text,
	`source` text NOT NULL,
	`origin` text,
	`legal_basis` text,
	`consent` text,
	`outside_id` text,
	`added_at` integer NOT NULL,
	`removed_at` integer
);
--> statement-breakpoint
CREATE INDEX `contacts_customer` ON `contacts` (`tenant_id`,`customer_id`);--> statement-breakpoint
CREATE INDEX `contacts_outside` ON `contacts` (`tenant_id`,`outside_id`);--> statement-breakpoint
CREATE TABLE `customers` (
	`id` text PRIMARY KEY NOT NULL,
	`tenant_id` text NOT NULL,
	`owner_id` text NOT NULL,
	`team_id` text NOT NULL,
	`name` text NOT NULL,
	`aliases` text NOT NULL,
	`industry` text,
	`region` text,
	`group_name` text,
	`existing` integer NOT NULL,
	`removed_at` integer
);
--> statement-breakpoint
CREATE INDEX `customers_owner` ON `customers` (`tenant_id`,`owner_id`);--> statement-breakpoint
CREATE INDEX `customers_name` ON `customers` (`tenant_id`,`name`);--> statement-breakpoint
CREATE INDEX `customers_group` ON `customers` (`tenant_id`,`group_name`) WHERE group_name IS NOT NULL;--> statement-breakpoint
CREATE TABLE `customers_apart` (
	`tenant_id` text NOT NULL,
	`one_id` text NOT NULL,
	`other_id` text NOT NULL,
	`said_by` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`tenant_id`, `one_id`, `other_id`)
);
--> statement-breakpoint
CREATE TABLE `hand_overs` (
	`id` text PRIMARY KEY NOT NULL,
	`tenant_id` text NOT NULL,
	`owner_id` text NOT NULL,
	`team_id` text NOT NULL,
	`from_id` text NOT NULL,
	`to_id` text NOT NULL,
	`body` text NOT NULL,
	`at` integer NOT NULL,
	`told_at` integer,
	`undone_at` integer
);
--> statement-breakpoint
CREATE INDEX `hand_overs_untold` ON `hand_overs` (`told_at`,`undone_at`);--> statement-breakpoint
CREATE TABLE `merges` (
	`id` text PRIMARY KEY NOT NULL,
	`tenant_id` text NOT NULL,
	`owner_id` text NOT NULL,
	`team_id` text NOT NULL,
	`kept_id` text NOT NULL,
	`gone_id` text NOT NULL,
	`body` text NOT NULL,
	`at` integer NOT NULL,
	`undone_at` integer
);
--> statement-breakpoint
CREATE INDEX `merges_kept` ON `merges` (`tenant_id`,`kept_id`);--> statement-breakpoint
CREATE TABLE `outside_contacts` (
	`tenant_id` text NOT NULL,
	`person_id` text NOT NULL,
	`platform` text NOT NULL,
	`outside_id` text NOT NULL,
	`card` text NOT NULL,
	`legal_basis` text NOT NULL,
	`consent` text,
	`taken_at` integer NOT NULL,
	`set_aside_at` integer,
	`lost_at` integer,
	`told_at` integer,
	PRIMARY KEY(`tenant_id`, `person_id`, `platform`, `outside_id`)
);
--> statement-breakpoint
CREATE TABLE `clashes` (
	`id` text PRIMARY KEY NOT NULL,
	`tenant_id` text NOT NULL,
	`owner_id` text NOT NULL,
	`team_id` text NOT NULL,
	`deal_id` text NOT NULL,
	`arbiter_id` text NOT NULL,
	`source` text NOT NULL,
	`state` text NOT NULL,
	`asked_at` integer NOT NULL,
	`decided_at` integer
);
--> statement-breakpoint
CREATE INDEX `clashes_owner` ON `clashes` (`tenant_id`,`owner_id`,`deal_id`);--> statement-breakpoint
CREATE TABLE `deal_chats` (
	`tenant_id` text NOT NULL,
	`platform` text NOT NULL,
	`deal_id` text NOT NULL,
	`address` text NOT NULL,
	`name` text NOT NULL,
	`members` text NOT NULL,
	`trouble` text,
	`made_by` text NOT NULL,
	`made_at` integer NOT NULL,
	PRIMARY KEY(`tenant_id`, `platform`, `deal_id`)
);
--> statement-breakpoint
CREATE TABLE `deal_history` (
	`tenant_id` text NOT NULL,
	`deal_id` text NOT NULL,
	`at` integer NOT NULL,
	`person_id` text NOT NULL,
	`field` text NOT NULL,
	`before` text,
	`after` text
);
--> statement-breakpoint
CREATE INDEX `deal_history_deal` ON `deal_history` (`tenant_id`,`deal_id`,`at`);--> statement-breakpoint
CREATE TABLE `deals` (
	`id` text PRIMARY KEY NOT NULL,
	`tenant_id` text NOT NULL,
	`owner_id` text NOT NULL,
	`team_id` text NOT NULL,
	`customer_id` text NOT NULL,
	`name` text NOT NULL,
	`industry` text,
	`stage` text,
	`status` text NOT NULL,
	`facts` text NOT NULL,
	`opened_on` text,
	`closing` text,
	`updated_at` integer NOT NULL,
	`removed_at` integer
);
--> statement-breakpoint
CREATE INDEX `deals_owner` ON `deals` (`tenant_id`,`owner_id`,`status`);--> statement-breakpoint
CREATE INDEX `deals_team` ON `deals` (`tenant_id`,`team_id`,`status`);--> statement-breakpoint
CREATE INDEX `deals_outcome` ON `deals` (`tenant_id`,`status`,`industry`,`removed_at`);--> statement-breakpoint
CREATE INDEX `deals_customer` ON `deals` (`tenant_id`,`customer_id`);--> statement-breakpoint
CREATE TABLE `entries` (
	`id` text PRIMARY KEY NOT NULL,
	`tenant_id` text NOT NULL,
	`owner_id` text NOT NULL,
	`team_id` text NOT NULL,
	`deal_id` text,
	`intent` text NOT NULL,
	`at` integer NOT NULL,
	`body` text NOT NULL,
	`undone_at` integer
);
--> statement-breakpoint
CREATE INDEX `entries_owner` ON `entries` (`tenant_id`,`owner_id`,`at`);--> statement-breakpoint
CREATE TABLE `guesses` (
	`tenant_id` text NOT NULL,
	`deal_id` text NOT NULL,
	`asked` integer NOT NULL,
	`person_id` text NOT NULL,
	`decision_id` text,
	`value` real,
	`at` integer NOT NULL,
	PRIMARY KEY(`tenant_id`, `deal_id`)
);
--> statement-breakpoint
CREATE TABLE `decisions` (
	`id` text PRIMARY KEY NOT NULL,
	`tenant_id` text NOT NULL,
	`owner_id` text NOT NULL,
	`team_id` text NOT NULL,
	`deal_id` text,
	`at` integer NOT NULL,
	`model` text NOT NULL,
	`supposing` text,
	`probability` real NOT NULL,
	`withdrawn_at` integer,
	`signs` text NOT NULL,
	`body` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `decisions_deal` ON `decisions` (`tenant_id`,`deal_id`,`at`);--> statement-breakpoint
CREATE TABLE `exchanges` (
	`id` text PRIMARY KEY NOT NULL,
	`tenant_id` text NOT NULL,
	`owner_id` text NOT NULL,
	`team_id` text NOT NULL,
	`deal_id` text,
	`decision_id` text,
	`at` integer NOT NULL,
	`intent` text NOT NULL,
	`objections` text NOT NULL,
	`offered` text NOT NULL,
	`mood` text,
	`mood_words` text,
	`stage` text,
	`industry` text,
	`roles` text
);
--> statement-breakpoint
CREATE INDEX `exchanges_deal` ON `exchanges` (`tenant_id`,`deal_id`,`at`);--> statement-breakpoint
CREATE INDEX `exchanges_owner` ON `exchanges` (`tenant_id`,`owner_id`,`at`);--> statement-breakpoint
CREATE TABLE `judgements` (
	`tenant_id` text NOT NULL,
	`decision_id` text NOT NULL,
	`track_id` text NOT NULL,
	`person_id` text NOT NULL,
	`verdict` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`decision_id`, `track_id`, `person_id`, `verdict`)
);
--> statement-breakpoint
CREATE TABLE `reprieves` (
	`tenant_id` text NOT NULL,
	`track_id` text NOT NULL,
	`version` integer NOT NULL,
	`person_id` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`tenant_id`, `track_id`, `version`)
);
--> statement-breakpoint
CREATE TABLE `rewordings` (
	`tenant_id` text NOT NULL,
	`decision_id` text NOT NULL,
	`track_id` text NOT NULL,
	`person_id` text NOT NULL,
	`said` text NOT NULL,
	`distance` real NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`decision_id`, `track_id`, `person_id`)
);
--> statement-breakpoint
CREATE TABLE `showings` (
	`decision_id` text PRIMARY KEY NOT NULL,
	`tenant_id` text NOT NULL,
	`owner_id` text NOT NULL,
	`team_id` text NOT NULL,
	`deal_id` text NOT NULL,
	`at` integer NOT NULL,
	`stage` text NOT NULL,
	`topic` text NOT NULL,
	`industry` text,
	`base` real NOT NULL,
	`candidates` text NOT NULL,
	`assignment` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `showings_stage` ON `showings` (`tenant_id`,`deal_id`,`stage`);--> statement-breakpoint
CREATE TABLE `track_policies` (
	`tenant_id` text NOT NULL,
	`number` integer NOT NULL,
	`preferences` text NOT NULL,
	`evidence` text,
	`restores` integer,
	`decided_by` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`tenant_id`, `number`)
);
--> statement-breakpoint
CREATE TABLE `import_changes` (
	`tenant_id` text NOT NULL,
	`import_id` text NOT NULL,
	`seq` integer NOT NULL,
	`about` text NOT NULL,
	`change` text NOT NULL,
	`undone_at` integer,
	PRIMARY KEY(`import_id`, `seq`)
);
--> statement-breakpoint
CREATE TABLE `import_rows` (
	`tenant_id` text NOT NULL,
	`import_id` text NOT NULL,
	`line` integer NOT NULL,
	`verdict` text NOT NULL,
	`title` text NOT NULL,
	`problems` text NOT NULL,
	`note` text,
	`key` text,
	`deal_id` text,
	PRIMARY KEY(`import_id`, `line`)
);
--> statement-breakpoint
CREATE INDEX `import_rows_key` ON `import_rows` (`tenant_id`,`key`);--> statement-breakpoint
CREATE TABLE `imports` (
	`id` text PRIMARY KEY NOT NULL,
	`tenant_id` text NOT NULL,
	`owner_id` text NOT NULL,
	`team_id` text NOT NULL,
	`kind` text NOT NULL,
	`file` text NOT NULL,
	`shape` text NOT NULL,
	`mapping` text NOT NULL,
	`basis` text,
	`state` text NOT NULL,
	`counts` text NOT NULL,
	`lessons` text,
	`at` integer NOT NULL,
	`undone_at` integer
);
--> statement-breakpoint
CREATE INDEX `imports_shape` ON `imports` (`tenant_id`,`kind`,`shape`,`at`);--> statement-breakpoint
CREATE TABLE `editions` (
	`seq` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`tenant_id` text NOT NULL,
	`kind` text NOT NULL,
	`item_id` text NOT NULL,
	`number` integer NOT NULL,
	`words` text NOT NULL,
	`retired` integer NOT NULL,
	`written_by` text NOT NULL,
	`approved_by` text NOT NULL,
	`credited_to` text,
	`restores` integer,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `editions_item` ON `editions` (`tenant_id`,`kind`,`item_id`,`number`);--> statement-breakpoint
CREATE INDEX `editions_tenant` ON `editions` (`tenant_id`,`seq`);--> statement-breakpoint
CREATE TABLE `library_drafts` (
	`id` text PRIMARY KEY NOT NULL,
	`tenant_id` text NOT NULL,
	`owner_id` text NOT NULL,
	`team_id` text NOT NULL,
	`kind` text NOT NULL,
	`item_id` text NOT NULL,
	`words` text NOT NULL,
	`retires` integer NOT NULL,
	`based_on` integer NOT NULL,
	`state` text NOT NULL,
	`written_by` text NOT NULL,
	`written_at` integer NOT NULL,
	`credited_to` text,
	`submitted_by` text,
	`submitted_at` integer,
	`settled_by` text,
	`settled_at` integer,
	`remark` text
);
--> statement-breakpoint
CREATE INDEX `library_drafts_tenant` ON `library_drafts` (`tenant_id`,`state`);--> statement-breakpoint
CREATE INDEX `library_drafts_submitted` ON `library_drafts` (`submitted_at`);--> statement-breakpoint
CREATE INDEX `library_drafts_settled` ON `library_drafts` (`settled_at`);--> statement-breakpoint
CREATE TABLE `solutions` (
	`seq` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`tenant_id` text NOT NULL,
	`id` text NOT NULL,
	`words` text NOT NULL,
	`retired` integer NOT NULL,
	`written_by` text NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `solutions_item` ON `solutions` (`tenant_id`,`id`,`seq`);--> statement-breakpoint
CREATE INDEX `solutions_newest` ON `solutions` (`tenant_id`,`seq`);--> statement-breakpoint
CREATE TABLE `conversations` (
	`id` text PRIMARY KEY NOT NULL,
	`tenant_id` text NOT NULL,
	`memory` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `inbox` (
	`id` text PRIMARY KEY NOT NULL,
	`tenant_id` text,
	`platform` text NOT NULL,
	`corp` text NOT NULL,
	`dedupe_key` text NOT NULL,
	`conversation` text NOT NULL,
	`incoming` text NOT NULL,
	`received_at` integer NOT NULL,
	`state` text NOT NULL,
	`owner` text NOT NULL,
	`attempts` integer NOT NULL,
	`person_id` text,
	`reason` text
);
--> statement-breakpoint
CREATE UNIQUE INDEX `inbox_once` ON `inbox` (`platform`,`corp`,`dedupe_key`);--> statement-breakpoint
CREATE INDEX `inbox_state` ON `inbox` (`state`);--> statement-breakpoint
CREATE TABLE `leases` (
	`owner` text PRIMARY KEY NOT NULL,
	`until` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `notices` (
	`tenant_id` text NOT NULL,
	`platform` text NOT NULL,
	`user_key` text NOT NULL,
	`name` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`tenant_id`, `platform`, `user_key`, `name`)
);
--> statement-breakpoint
CREATE TABLE `outbox` (
	`id` text PRIMARY KEY NOT NULL,
	`tenant_id` text NOT NULL,
	`platform` text NOT NULL,
	`conversation` text NOT NULL,
	`recipient` text NOT NULL,
	`outgoing` text NOT NULL,
	`created_at` integer NOT NULL,
	`answers_at` integer,
	`reply_to` text,
	`sent_at` integer,
	`state` text NOT NULL,
	`owner` text NOT NULL,
	`reason` text
);
--> statement-breakpoint
CREATE INDEX `outbox_state` ON `outbox` (`state`);--> statement-breakpoint
CREATE INDEX `outbox_conversation` ON `outbox` (`conversation`,`sent_at`);--> statement-breakpoint
CREATE TABLE `responses` (
	`id` text PRIMARY KEY NOT NULL,
	`tenant_id` text NOT NULL,
	`owner_id` text NOT NULL,
	`team_id` text NOT NULL,
	`platform` text NOT NULL,
	`touched_at` integer NOT NULL,
	`accepted_at` integer
);
--> statement-breakpoint
CREATE INDEX `responses_touched` ON `responses` (`tenant_id`,`touched_at`);--> statement-breakpoint
CREATE TABLE `model_allowances` (
	`tenant_id` text PRIMARY KEY NOT NULL,
	`enabled` integer NOT NULL,
	`daily_tokens` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `model_spending` (
	`tenant_id` text NOT NULL,
	`day` text NOT NULL,
	`tokens` integer NOT NULL,
	PRIMARY KEY(`tenant_id`, `day`)
);
--> statement-breakpoint
CREATE TABLE `model_tenures` (
	`id` text PRIMARY KEY NOT NULL,
	`tenant_id` text NOT NULL,
	`at` integer NOT NULL,
	`kind` text NOT NULL,
	`version_id` text,
	`model` text NOT NULL,
	`shift` real NOT NULL,
	`level_since` integer,
	`why` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `model_tenures_tenant` ON `model_tenures` (`tenant_id`,`at`);--> statement-breakpoint
CREATE TABLE `model_versions` (
	`id` text PRIMARY KEY NOT NULL,
	`tenant_id` text NOT NULL,
	`number` integer NOT NULL,
	`made_at` integer NOT NULL,
	`data_hash` text NOT NULL,
	`seed` integer NOT NULL,
	`verdict` text NOT NULL,
	`why` text NOT NULL,
	`evidence` text NOT NULL,
	`cases` integer NOT NULL,
	`recalled` integer NOT NULL,
	`wins` integer NOT NULL,
	`scale` real NOT NULL,
	`weights` text NOT NULL,
	`withdrawn` text
);
--> statement-breakpoint
CREATE UNIQUE INDEX `model_versions_number` ON `model_versions` (`tenant_id`,`number`);--> statement-breakpoint
CREATE TABLE `snapshots` (
	`tenant_id` text NOT NULL,
	`deal_id` text NOT NULL,
	`stood_on` text NOT NULL,
	`facts` text NOT NULL,
	PRIMARY KEY(`tenant_id`, `deal_id`, `stood_on`)
);
--> statement-breakpoint
CREATE TABLE `audit` (
	`seq` integer PRIMARY KEY NOT NULL,
	`tenant_id` text NOT NULL,
	`at` integer NOT NULL,
	`actor` text NOT NULL,
	`action` text NOT NULL,
	`level` text NOT NULL,
	`subject` text NOT NULL,
	`hash` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `audit_tenant` ON `audit` (`tenant_id`,`seq`);--> statement-breakpoint
CREATE TABLE `data_requests` (
	`id` text PRIMARY KEY NOT NULL,
	`tenant_id` text NOT NULL,
	`owner_id` text NOT NULL,
	`team_id` text NOT NULL,
	`kind` text NOT NULL,
	`words` text NOT NULL,
	`asked_at` integer NOT NULL,
	`due_on` text NOT NULL,
	`settled_at` integer
);
--> statement-breakpoint
CREATE INDEX `data_requests_open` ON `data_requests` (`tenant_id`,`settled_at`,`due_on`);--> statement-breakpoint
CREATE TABLE `attentions` (
	`tenant_id` text NOT NULL,
	`person_id` text NOT NULL,
	`wishes` text NOT NULL,
	PRIMARY KEY(`tenant_id`, `person_id`)
);
--> statement-breakpoint
CREATE TABLE `bindings` (
	`platform` text NOT NULL,
	`corp` text NOT NULL,
	`tenant_id` text NOT NULL,
	PRIMARY KEY(`platform`, `corp`)
);
--> statement-breakpoint
CREATE TABLE `grants` (
	`tenant_id` text NOT NULL,
	`platform` text NOT NULL,
	`user_key` text NOT NULL,
	`sealed` text NOT NULL,
	PRIMARY KEY(`tenant_id`, `platform`, `user_key`)
);
--> statement-breakpoint
CREATE TABLE `identities` (
	`tenant_id` text NOT NULL,
	`platform` text NOT NULL,
	`user_key` text NOT NULL,
	`user_id` text NOT NULL,
	`person_id` text NOT NULL,
	`gone_since` integer,
	PRIMARY KEY(`tenant_id`, `platform`, `user_key`)
);
--> statement-breakpoint
CREATE INDEX `identities_person` ON `identities` (`person_id`);--> statement-breakpoint
CREATE TABLE `join_requests` (
	`tenant_id` text NOT NULL,
	`platform` text NOT NULL,
	`user_key` text NOT NULL,
	`member` text NOT NULL,
	`state` text NOT NULL,
	`asked_at` integer NOT NULL,
	PRIMARY KEY(`tenant_id`, `platform`, `user_key`)
);
--> statement-breakpoint
CREATE TABLE `people` (
	`id` text PRIMARY KEY NOT NULL,
	`tenant_id` text NOT NULL,
	`name` text NOT NULL,
	`role` text NOT NULL,
	`team_id` text NOT NULL,
	`active` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `people_team` ON `people` (`tenant_id`,`team_id`);--> statement-breakpoint
CREATE TABLE `pushes` (
	`tenant_id` text NOT NULL,
	`person_id` text NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `pushes_person` ON `pushes` (`tenant_id`,`person_id`,`at`);--> statement-breakpoint
CREATE TABLE `sessions` (
	`token_hash` text PRIMARY KEY NOT NULL,
	`tenant_id` text NOT NULL,
	`person_id` text NOT NULL,
	`expires_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `teams` (
	`id` text PRIMARY KEY NOT NULL,
	`tenant_id` text NOT NULL,
	`name` text NOT NULL,
	`parent_id` text,
	`department` text
);
--> statement-breakpoint
CREATE UNIQUE INDEX `teams_department` ON `teams` (`tenant_id`,`department`);--> statement-breakpoint
CREATE TABLE `tenants` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`kind` text NOT NULL,
	`joining` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `chat_groups` (
	`tenant_id` text NOT NULL,
	`name` text NOT NULL,
	`deal_id` text,
	`bound_by` text NOT NULL,
	`bound_at` integer NOT NULL,
	PRIMARY KEY(`tenant_id`, `name`)
);
--> statement-breakpoint
CREATE TABLE `deal_events` (
	`tenant_id` text NOT NULL,
	`id` text NOT NULL,
	`at` integer NOT NULL,
	`received_at` integer NOT NULL,
	`source` text NOT NULL,
	`from_whom` text NOT NULL,
	`who` text NOT NULL,
	`text` text NOT NULL,
	`customer` text,
	`group_name` text,
	`complaint` text,
	`deal_id` text,
	`customer_id` text,
	`matched_by` text,
	`tipping` text NOT NULL,
	`answer` text,
	`answered_by` text,
	`answered_at` integer,
	PRIMARY KEY(`tenant_id`, `id`)
);
--> statement-breakpoint
CREATE INDEX `deal_events_deal` ON `deal_events` (`tenant_id`,`deal_id`,`at`);--> statement-breakpoint
CREATE INDEX `deal_events_tipping` ON `deal_events` (`tenant_id`,`deal_id`,`at`) WHERE tipping <> '[]';--> statement-breakpoint
CREATE INDEX `deal_events_complaint` ON `deal_events` (`tenant_id`,`customer_id`,`at`) WHERE complaint IS NOT NULL;--> statement-breakpoint
CREATE INDEX `deal_events_outside` ON `deal_events` (`tenant_id`,`customer_id`,`source`,`at`) WHERE from_whom = 'system';--> statement-breakpoint
CREATE TABLE `deal_findings` (
	`tenant_id` text NOT NULL,
	`deal_id` text PRIMARY KEY NOT NULL,
	`mark` integer NOT NULL,
	`judged_on` text NOT NULL,
	`program` text NOT NULL,
	`weight` integer NOT NULL,
	`fen` integer,
	`cells` text NOT NULL,
	`findings` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `deal_findings_due` ON `deal_findings` (`tenant_id`,`judged_on`);--> statement-breakpoint
CREATE INDEX `deal_findings_weight` ON `deal_findings` (`tenant_id`,`weight`,`deal_id`,`judged_on`);--> statement-breakpoint
CREATE TABLE `signal_answers` (
	`tenant_id` text NOT NULL,
	`deal_id` text NOT NULL,
	`signal` text NOT NULL,
	`basis` text NOT NULL,
	`person_id` text NOT NULL,
	`said_on` text NOT NULL,
	PRIMARY KEY(`tenant_id`, `deal_id`, `signal`)
);
--> statement-breakpoint
CREATE TABLE `signal_settings` (
	`id` integer PRIMARY KEY NOT NULL,
	`tenant_id` text NOT NULL,
	`signal` text NOT NULL,
	`enabled` integer NOT NULL,
	`watch` real,
	`high` real,
	`at` integer NOT NULL,
	`person_id` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `signal_settings_signal` ON `signal_settings` (`tenant_id`,`signal`);--> statement-breakpoint
CREATE TABLE `target_imports` (
	`id` text PRIMARY KEY NOT NULL,
	`tenant_id` text NOT NULL,
	`person_id` text NOT NULL,
	`file` text NOT NULL,
	`count` integer NOT NULL,
	`at` integer NOT NULL,
	`undone_at` integer
);
--> statement-breakpoint
CREATE TABLE `targets` (
	`id` integer PRIMARY KEY NOT NULL,
	`tenant_id` text NOT NULL,
	`owner_id` text NOT NULL,
	`period` text NOT NULL,
	`amount` integer NOT NULL,
	`import_id` text,
	`at` integer NOT NULL,
	`person_id` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `targets_owner` ON `targets` (`tenant_id`,`owner_id`,`period`);--> statement-breakpoint
CREATE TABLE `visit_attachments` (
	`id` text PRIMARY KEY NOT NULL,
	`tenant_id` text NOT NULL,
	`owner_id` text NOT NULL,
	`visit_id` text,
	`kind` text NOT NULL,
	`type` text,
	`bytes` blob,
	`latitude` real,
	`longitude` real,
	`at` integer NOT NULL,
	`withdrawn_at` integer
);
--> statement-breakpoint
CREATE INDEX `visit_attachments_visit` ON `visit_attachments` (`visit_id`);--> statement-breakpoint
CREATE INDEX `visit_attachments_owner` ON `visit_attachments` (`tenant_id`,`owner_id`);--> statement-breakpoint
CREATE TABLE `visits` (
	`id` text PRIMARY KEY NOT NULL,
	`tenant_id` text NOT NULL,
	`owner_id` text NOT NULL,
	`team_id` text NOT NULL,
	`customer_id` text,
	`deal_id` text,
	`decision_id` text,
	`held_on` text NOT NULL,
	`at` integer NOT NULL,
	`logged_at` integer NOT NULL,
	`text` text NOT NULL,
	`details` text,
	`undone_at` integer
);
--> statement-breakpoint
CREATE INDEX `visits_deal` ON `visits` (`tenant_id`,`deal_id`,`at`);--> statement-breakpoint
CREATE INDEX `visits_customer` ON `visits` (`tenant_id`,`customer_id`,`at`);