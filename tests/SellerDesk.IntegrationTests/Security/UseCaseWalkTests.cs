using System.Collections;
using System.Reflection;
using FluentAssertions;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using SellerDesk.Application.Audit;
using SellerDesk.Application.Data;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Common;
using SellerDesk.Domain.Team;
using Xunit;
using Xunit.Abstractions;

namespace SellerDesk.IntegrationTests.Security;

/// <summary>
/// What a circuit could ask for by hand: every method of every use case that takes an actor, by every role, with the numbers of a foreign shop's things. Whatever it answers, no row of
/// that shop may be another one afterwards.
/// </summary>
public sealed class UseCaseWalkTests(RightsFixture desk, ITestOutputHelper output) : IClassFixture<RightsFixture>
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    [Theory]
    [InlineData(Role.Viewer)]
    [InlineData(Role.Support)]
    [InlineData(Role.Seller)]
    [InlineData(Role.Manager)]
    public async Task No_use_case_changes_a_foreign_shop(Role role)
    {
        var methods = Methods().ToList();
        methods.Should().HaveCountGreaterThan(80, "the test looked at something");
        var before = await SumsAsync();
        var (refused, ran, unusable) = (0, 0, 0);
        foreach (var (type, method) in methods)
        {
            switch (await TryAsync(type, method, role))
            {
                case Outcome.Refused: refused++; break;
                case Outcome.Ran: ran++; break;
                default: unusable++; break;
            }
        }

        var after = await SumsAsync();
        output.WriteLine($"{role}: {methods.Count} methods of use cases, {refused} refused, {ran} did what they may, {unusable} could not be asked");
        after.Where(table => before[table.Key] != table.Value).Select(table => table.Key).Should().BeEmpty("these rows belong to a shop that the person does not see");
        var id = desk.People[role].Value;
        (await desk.Database.ListAsync<string>($"select deed || ' ' || kind from audit_entries where shop_id = '{desk.Foreign.Shop.Value}' and hand_id = '{id}'")).Should().BeEmpty();
    }

    private enum Outcome
    {
        Refused,
        Ran,
        Unusable,
    }

    private static IEnumerable<(Type Type, MethodInfo Method)> Methods() => typeof(Actor).Assembly.GetTypes().Where(type => type is { IsClass: true, IsAbstract: false, IsPublic: true })
        .SelectMany(type => type.GetMethods(BindingFlags.Instance | BindingFlags.Public | BindingFlags.DeclaredOnly).Where(method => method.GetParameters().Any(p => p.ParameterType == typeof(Actor)) && !method.IsSpecialName && typeof(Task).IsAssignableFrom(method.ReturnType))
            .Select(method => (type, method))).OrderBy(one => one.type.FullName, StringComparer.Ordinal);

    private async Task<Outcome> TryAsync(Type type, MethodInfo method, Role role)
    {
        await using var scope = desk.Desk.Services.CreateAsyncScope();
        var person = await scope.ServiceProvider.GetRequiredService<UserManager<DeskPerson>>().FindByIdAsync(desk.People[role].Value.ToString());
        var accessor = scope.ServiceProvider.GetRequiredService<IHttpContextAccessor>();
        accessor.HttpContext = new DefaultHttpContext { RequestServices = scope.ServiceProvider, User = await scope.ServiceProvider.GetRequiredService<IUserClaimsPrincipalFactory<DeskPerson>>().CreateAsync(person!) };
        using var hand = Hand.Take(new Hand(HandKind.Person, person!.Id));
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            var useCase = scope.ServiceProvider.GetService(type) ?? ActivatorUtilities.CreateInstance(scope.ServiceProvider, type);
            var actor = new Actor(person.PersonId, person.Name, role, ShopScope.Of([desk.Own.Shop]));
            await (Task)method.Invoke(useCase, [.. method.GetParameters().Select(p => Make(p.ParameterType, actor, 0, patience.Token))])!;
            return Outcome.Ran;
        }
        catch (Exception thrown)
        {
            return (thrown as TargetInvocationException)?.InnerException is RuleException || thrown is RuleException ? Outcome.Refused : Outcome.Unusable;
        }
        finally
        {
            accessor.HttpContext = null;
        }
    }

    private object? Make(Type type, Actor actor, int depth, CancellationToken cancel)
    {
        if (Nullable.GetUnderlyingType(type) is { } inner)
        {
            return Make(inner, actor, depth, cancel);
        }

        return type switch
        {
            _ when type == typeof(Actor) => actor,
            _ when type == typeof(CancellationToken) => cancel,
            _ when type == typeof(string) => "текст",
            _ when type == typeof(Guid) => desk.Foreign.Ids["item"],
            _ when type == typeof(bool) => true,
            _ when type == typeof(DateTimeOffset) => DateTimeOffset.UtcNow,
            _ when type == typeof(DateOnly) => DateOnly.FromDateTime(DateTime.UtcNow),
            _ when type == typeof(TimeZoneInfo) => TimeZoneInfo.Utc,
            _ when type == typeof(ShopScope) => ShopScope.Of([desk.Foreign.Shop]),
            { IsEnum: true } => Enum.GetValues(type).GetValue(0),
            { IsPrimitive: true } or { Name: "Decimal" } => Convert.ChangeType(1, type, System.Globalization.CultureInfo.InvariantCulture),
            { IsValueType: true } when type.GetConstructor([typeof(Guid)]) is { } id => id.Invoke([Id(type.Name)]),
            { IsArray: true } => Many(type.GetElementType()!, actor, depth, cancel),
            { IsGenericType: true } when typeof(IEnumerable).IsAssignableFrom(type) && type.GetGenericArguments().Length == 1 => Many(type.GetGenericArguments()[0], actor, depth, cancel),
            _ when type.IsInterface || type.IsAbstract || typeof(Delegate).IsAssignableFrom(type) || depth > 3 => null,
            _ => Construct(type, actor, depth, cancel),
        };
    }

    private Array Many(Type element, Actor actor, int depth, CancellationToken cancel)
    {
        var many = Array.CreateInstance(element, 1);
        many.SetValue(Make(element, actor, depth + 1, cancel), 0);
        return many;
    }

    private object? Construct(Type type, Actor actor, int depth, CancellationToken cancel) =>
        type.GetConstructors().OrderByDescending(constructor => constructor.GetParameters().Length).FirstOrDefault(constructor => !constructor.GetParameters().Any(p => p.ParameterType == type)) is { } constructor
            ? constructor.Invoke([.. constructor.GetParameters().Select(p => Make(p.ParameterType, actor, depth + 1, cancel))])
            : type.IsValueType ? Activator.CreateInstance(type) : null;

    private Guid Id(string type) => type switch
    {
        "ShopId" => desk.Foreign.Ids["shop"],
        "OrderId" => desk.Foreign.Ids["order"],
        "ComplaintId" => desk.Foreign.Ids["complaint"],
        "BuyerId" => desk.Foreign.Ids["buyer"],
        "ReviewId" => desk.Foreign.Ids["review"],
        "ProductId" => desk.Foreign.Ids["product"],
        "ImportRunId" => desk.Foreign.Ids["import"],
        _ => desk.Foreign.Ids["item"],
    };

    /// <summary>A sum over every row of the foreign shop, table by table.</summary>
    private async Task<Dictionary<string, string>> SumsAsync()
    {
        var tables = await desk.Database.ListAsync<string>("select table_name::text from information_schema.columns where table_schema = 'public' and column_name = 'shop_id' and table_name not like 'audit%' and table_name not like 'touched%'");
        var sums = new Dictionary<string, string>();
        foreach (var table in tables)
        {
            sums[table] = await desk.Database.ReadAsync<string>($"select count(*) || ' ' || coalesce(md5(string_agg(md5(t::text), '' order by md5(t::text))), '') from {table} t where shop_id = '{desk.Foreign.Shop.Value}'");
        }

        return sums;
    }
}
