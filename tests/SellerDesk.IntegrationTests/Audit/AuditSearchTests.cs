using FluentAssertions;
using SellerDesk.Application.Audit;
using SellerDesk.Application.Data;
using SellerDesk.Application.Team;
using SellerDesk.IntegrationTests.Fixtures;
using Xunit;

namespace SellerDesk.IntegrationTests.Audit;

public sealed class AuditSearchTests
{
    [Fact]
    public async Task A_rare_word_is_looked_for_in_bounded_steps_and_found_by_going_on()
    {
        await using var own = await TestDatabase.CreateAsync();
        await own.ExecuteAsync($$$"""
            insert into audit_entries (hand, deed, kind, details) values ('Person', 'Changed', 'shops', '{"facts":{"word":"needle"}}');
            insert into audit_entries (hand, deed, kind, details) select 'Person', 'Changed', 'shops', '{"facts":{"word":"hay"}}' from generate_series(1, {{{AuditList.Looked + 10}}});
            """);
        await using var source = DeskData.Source(own.ConnectionString);
        var list = new AuditList(new WholeDb(DeskData.Options(source)));

        var first = await list.LoadAsync(Actor.Desk, new AuditFilter(Text: "needle"), null, 50, CancellationToken.None);
        (first.Rows.Count, first.Next).Should().Be((0, 12L), "so many were looked at, and no more");
        first.LookedTo.Should().NotBeNull();

        var second = await list.LoadAsync(Actor.Desk, new AuditFilter(Text: "needle"), first.Next, 50, CancellationToken.None);
        (second.Rows.Single().Id, second.Next, second.LookedTo).Should().Be((1L, null, null));
        (await list.LoadAsync(Actor.Desk, new AuditFilter(), null, 50, CancellationToken.None)).Should().Match<AuditSlice>(slice => slice.Rows.Count == 50 && slice.Next == AuditList.Looked + 11 - 49 && slice.LookedTo == null);
        (await list.LoadAsync(Actor.Desk, new AuditFilter(Until: DateTimeOffset.UtcNow.AddDays(-1)), null, 50, CancellationToken.None)).Rows.Should().BeEmpty();
    }
}
