using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Domain.Inbox;
using SellerDesk.Domain.ServiceLevels;
using SellerDesk.Domain.Shops;
using SellerDesk.Domain.Team;

namespace SellerDesk.Application.Inbox.Assignment;

/// <summary>Who could be given something now: whose shift it is, who is away, what each sees and how much each has open.</summary>
internal sealed class Staff
{
    private readonly Dictionary<PersonId, Member> members;
    private readonly Dictionary<PersonId, int> open;

    private Staff(Dictionary<PersonId, Member> members, Dictionary<PersonId, int> open)
    {
        this.members = members;
        this.open = open;
    }

    public IEnumerable<PersonId> Away => members.Values.Where(member => member.Away).Select(member => member.Id);

    public static async Task<Staff> LoadAsync(SellerDeskDb db, DateTimeOffset now, CancellationToken cancel)
    {
        var weeks = await db.PersonWeeks.AsNoTracking().ToDictionaryAsync(week => week.PersonId, cancel);
        // Roles are kept as words, which the database does not order.
        var people = await db.Users.AsNoTracking().Select(p => new { p.Id, p.Role, p.Disabled, p.AllShops, p.ShopIds }).ToListAsync(cancel);
        var members = people.Where(p => p.Role >= Role.Support || p.Disabled).ToDictionary(p => new PersonId(p.Id), p =>
        {
            var week = weeks.GetValueOrDefault(new PersonId(p.Id));
            return new Member(new PersonId(p.Id), p.Disabled || week?.IsAway(now) == true, week?.Works(now) ?? true, p.AllShops, p.ShopIds);
        });
        var open = await db.InboxCounts.AsNoTracking().Where(c => c.State == WorkItemState.Open && c.AssigneeId != null).GroupBy(c => c.AssigneeId!.Value)
            .Select(group => new { group.Key, Count = group.Sum(c => c.Count) }).ToDictionaryAsync(row => new PersonId(row.Key), row => row.Count, cancel);
        return new Staff(members, open);
    }

    /// <summary>The rule's people who can be given something now, in the rule's order.</summary>
    public List<PersonId> There(AssignmentRule rule) =>
        [.. rule.PersonIds.Select(id => new PersonId(id)).Where(id => members.TryGetValue(id, out var member) && !member.Away && (member.OnShift || !rule.ByShift))];

    /// <summary>Who gets the next item of the shop; null when nobody of them sees it. The rule's turn moves, or the person's load grows.</summary>
    public PersonId? Choose(AssignmentRule rule, List<PersonId> people, ShopId shop)
    {
        if (rule.Way == AssignmentWay.ByLoad)
        {
            var able = people.FindAll(person => members[person].Sees(shop));
            return able.Count == 0 ? null : Take(able.MinBy(person => open.GetValueOrDefault(person)));
        }

        for (var step = 0; step < people.Count; step++)
        {
            var person = people[(int)((rule.Turn + step) % people.Count)];
            if (members[person].Sees(shop))
            {
                rule.Gave(step + 1);
                return Take(person);
            }
        }

        return null;
    }

    private PersonId Take(PersonId person)
    {
        open[person] = open.GetValueOrDefault(person) + 1;
        return person;
    }

    private sealed record Member(PersonId Id, bool Away, bool OnShift, bool AllShops, Guid[] Shops)
    {
        public bool Sees(ShopId shop) => AllShops || Shops.Contains(shop.Value);
    }
}
