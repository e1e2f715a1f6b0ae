using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Domain.Team;

namespace SellerDesk.Application.ServiceLevels;

/// <summary>Names of the few people whom a page of clocks mentions.</summary>
internal static class PersonNames
{
    public static async Task<Dictionary<PersonId, string>> LoadAsync(SellerDeskDb db, IEnumerable<PersonId?> people, CancellationToken cancel)
    {
        var ids = people.OfType<PersonId>().Select(person => person.Value).Distinct().ToList();
        return ids.Count == 0 ? [] : await db.Users.Where(p => ids.Contains(p.Id)).ToDictionaryAsync(p => new PersonId(p.Id), p => p.Name, cancel);
    }
}
