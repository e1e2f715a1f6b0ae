namespace SellerDesk.Application.Data;

/// <summary>
/// What was written into the audit log stays as it was written: the database itself refuses, whoever asks. Sealing (once), forgetting by schedule and erasing a person's details say in
/// their transaction what they are. Whoever owns the database can switch this off; that is what the chain is for.
/// </summary>
internal static class AuditTriggers
{
    public const string Up = """
        insert into audit_heads (id, base_place, base_hash, place, hash) values (1, 0, decode(repeat('00', 32), 'hex'), 0, decode(repeat('00', 32), 'hex')) on conflict do nothing;

        create function keep_audit_entries() returns trigger language plpgsql as $body$
        declare purpose text := coalesce(current_setting('sellerdesk.audit', true), '');
        begin
          if tg_op = 'UPDATE' then
            if old.place is null and new.details is not distinct from old.details
              or purpose = 'erase' and new.details is null and (new.place, new.hash, new.details_hash) is not distinct from (old.place, old.hash, old.details_hash) then
              if (new.id, new.at, new.hand, new.hand_id, new.deed, new.kind, new.thing, new.shop_id) is not distinct from (old.id, old.at, old.hand, old.hand_id, old.deed, old.kind, old.thing, old.shop_id) then
                return new;
              end if;
            end if;
          elsif tg_op = 'DELETE' and purpose = 'forget' then
            return old;
          end if;
          raise exception 'The audit log is only added to' using errcode = 'restrict_violation';
        end $body$;
        create trigger audit_entries_keep before update or delete on audit_entries for each row execute function keep_audit_entries();
        create function keep_audit_log() returns trigger language plpgsql as $body$
        begin
          raise exception 'The audit log is only added to' using errcode = 'restrict_violation';
        end $body$;
        create trigger audit_entries_keep_all before truncate on audit_entries for each statement execute function keep_audit_log();
        """;

    public const string Down = "drop function keep_audit_entries() cascade; drop function keep_audit_log() cascade;";
}
