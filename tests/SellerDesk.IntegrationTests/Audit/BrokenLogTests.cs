using FluentAssertions;
using Microsoft.Extensions.DependencyInjection;
using SellerDesk.Application.Audit;
using SellerDesk.Application.Data;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Team;
using SellerDesk.IntegrationTests.Fixtures;
using Xunit;

namespace SellerDesk.IntegrationTests.Audit;

/// <summary>Somebody who owns the database switches its protection off and tampers with the log.</summary>
public sealed class BrokenLogTests : IAsyncLifetime
{
    private readonly DeskFixture desk = new();

    private CheckAudit Check => desk.Desk.Services.GetRequiredService<CheckAudit>();

    public async Task InitializeAsync()
    {
        await desk.InitializeAsync();
        using var hand = Hand.Take(Hand.Desk);
        for (var i = 0; i < 10; i++)
        {
            await desk.UseAsync<CreateApiToken, CreatedApiToken>(create => create.ExecuteAsync(Actor.Desk, $"token {i}", ApiScope.Read, DateTimeOffset.UtcNow, CancellationToken.None));
        }

        (await Check.ExecuteAsync(null, CancellationToken.None)).Break.Should().BeNull();
    }

    public Task DisposeAsync() => desk.DisposeAsync();

    [Theory]
    [InlineData("delete from audit_entries where place = 4", AuditBreak.Removed, 4)]
    [InlineData("delete from audit_entries where place = 1", AuditBreak.Removed, 1)]
    [InlineData("update audit_entries set hand = 'Person' where place = 6", AuditBreak.Changed, 6)]
    [InlineData("update audit_entries set details = replace(details, 'token 4', 'token 5') where place = 5", AuditBreak.Changed, 5)]
    [InlineData("update audit_entries set at = at + interval '1 second' where place = 2", AuditBreak.Changed, 2)]
    [InlineData("delete from audit_entries where place > 7", AuditBreak.CutOff, 8)]
    [InlineData("delete from audit_entries where place > 7; update audit_heads set place = 7, hash = (select hash from audit_entries where place = 7)", AuditBreak.CutOff, 8)]
    public async Task What_was_tampered_with_is_noticed_and_named(string deed, AuditBreak how, long place)
    {
        await TamperAsync(deed);
        var proof = await Check.ExecuteAsync(null, CancellationToken.None);
        (proof.Break, proof.BrokenPlace).Should().Be((how, place));
    }

    [Fact]
    public async Task Whoever_also_removes_the_proofs_is_given_away_by_a_head_that_was_noted_down()
    {
        var noted = await desk.Database.ReadAsync<string>("select place || ':' || encode(hash, 'hex') from audit_heads");
        await TamperAsync("delete from audit_entries where place > 7; update audit_heads set place = 7, hash = (select hash from audit_entries where place = 7); delete from audit_proofs");
        (await Check.ExecuteAsync(null, CancellationToken.None)).Break.Should().BeNull("inside the database nothing is left that could tell");

        var told = await DeskCommand.RunAsync(desk.Database.ConnectionString, "audit", "check", "--head", noted);
        told.Exit.Should().Be(1);
        told.Error.Should().Contain("8");
        (await DeskCommand.RunAsync(desk.Database.ConnectionString, "audit", "check", "--head", "nonsense")).Exit.Should().Be(2);
    }

    [Fact]
    public async Task Erasing_details_on_purpose_and_forgetting_by_schedule_leave_the_chain_whole()
    {
        await desk.Database.ExecuteAsync("begin; select set_config('sellerdesk.audit', 'erase', true); update audit_entries set details = null where place = 3; commit");
        (await Check.ExecuteAsync(null, CancellationToken.None)).Break.Should().BeNull();

        var later = new ForgetAudit(desk.Desk.Services.GetRequiredService<Npgsql.NpgsqlDataSource>(), desk.Data, new FixedClock(DateTimeOffset.UtcNow.AddYears(4)));
        await later.ExecuteAsync(CancellationToken.None);
        (await desk.Database.ReadAsync<long>("select count(*) from audit_entries")).Should().Be(0);
        var proof = await Check.ExecuteAsync(null, CancellationToken.None);
        proof.Break.Should().BeNull();
        proof.LastPlace.Should().Be(10);
        using var hand = Hand.Take(Hand.Desk);
        await desk.UseAsync<CreateApiToken, CreatedApiToken>(create => create.ExecuteAsync(Actor.Desk, "after", ApiScope.Read, DateTimeOffset.UtcNow, CancellationToken.None));
        (await Check.ExecuteAsync(null, CancellationToken.None)).LastPlace.Should().Be(11);
    }

    private Task TamperAsync(string sql) => desk.Database.ExecuteAsync($"begin; alter table audit_entries disable trigger user; {sql}; alter table audit_entries enable trigger user; commit");
}
