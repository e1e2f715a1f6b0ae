namespace SellerDesk.Application.Data;

/// <summary>
/// A desk that has items from before negations were searched for leaves a mark, after which <c>RefillSearchJob</c> makes anew what <see cref="SearchedWords"/>
/// would have made of them: in slices, since one statement over millions of items would hold the inbox for many minutes. Part of a migration.
/// </summary>
internal static class SearchedWordsUpgrade
{
    public const string Up = $"""
        insert into desk_options (name, value, changed_at)
        select '{SearchedWords.RefillMark}', '"00000000-0000-0000-0000-000000000000"'::jsonb, now() where exists (select 1 from work_items) on conflict do nothing;
        """;
}
